// SPDX-License-Identifier: Apache-2.0
// gatewright sweep: many points of a generator, each generated, synthesized and, if asked, simulated by this same program;
// results are kept in the cache by what they come from, so that nothing is computed twice.
#ifndef GW_SWEEP_H
#define GW_SWEEP_H

#include <jansson.h>
#include <stdbool.h>
#include <sys/types.h>

#include "base/option.h"
#include "emit/generator.h"

// A parameter named on the command line, and what it takes.
struct sweep_axis {
    const struct param *param;
    char **items;       // as written: values, or expressions over other parameters
    char **known_as;    // by what the key knows a value; NULL for an expression
    int count;
};

struct sweep_point {
    int *item;          // for each axis
    char **values;      // for each axis, as gatewright gen takes it
    char *error;        // why an expression has no value here, or NULL
    char key[33];
    int first;          // the first point of this key, itself if there is none before it
    bool cached;        // was there before this run
    json_t *result;     // see worker.c; NULL until known
};

struct sweep {
    const struct generator *generator;
    struct sweep_axis *axes;
    int axis_count;
    struct sweep_point *points;
    int count;
    const char **synth_options; // words passed on
    int synth_option_count;
    const char **techs;     // values of --tech
    int tech_count;
    const char *sim;        // the value of --sim, or NULL
    const char *pareto;     // of --pareto, or NULL
    const char *out, *launch, *task;
    const char **words;     // that make the same points again: generator, parameters, passed options
    int word_count;
    int processors;         // of this machine
    int jobs;               // points at a time
    int patience;           // seconds
    bool json, dry;
    char *scratch;          // folder for what failed, and for the plan of a job array
    char base[33];          // key of all that the points share
};

// ---- request.c ----

// A sweep from a command, its points without keys; dies on what is wrong with them.
struct sweep *sweep_parse(const struct options *o);

// ---- points.c ----

// The axes from "name=..." words; dies on what is wrong with them whatever the point.
void sweep_axes(struct sweep *s, char *const *words, int n);

// The cross product: the first axis varies slowest. Expressions are worked out.
void sweep_points(struct sweep *s);

// "rows=4 cols=8". Allocated.
char *point_name(const struct sweep *s, int i);

// ---- store.c ----

// The keys of all points; `base` is that of a plan, or NULL to make it from program, tools, technology and options.
void sweep_keys(struct sweep *s, const char *base);

// Where the cache has or will have the point's result, allocated; whether it has.
char *sweep_place(const struct sweep *s, int i);
bool sweep_is_kept(const struct sweep *s, int i);

// Sets the point's result from the cache or, from this run, from the folder of failures; false if there is none.
bool sweep_load(struct sweep *s, int i);

// Keeps a result in the cache if it is one for ever, else in the folder of failures.
void sweep_keep(const struct sweep *s, int i, json_t *result, bool for_ever);

json_t *failure(int status, const char *stage, const char *reason);

// ---- worker.c ----

// In a child of `parent`: makes the point and keeps its result. *stage goes through stage_names as it goes. What is said on
// standard error goes to the file `messages`. Exit status 0, or ST_USAGE if something could not be written.
_Noreturn void sweep_worker(const struct sweep *s, int i, volatile int *stage, int messages, pid_t parent);
extern const char *const stage_names[];

// The first line that a worker, or a verb, left there, without "gatewright: "; NULL if none. Empties it.
char *worker_message(int messages);

// ---- pool.c ----

// Why a run ended before its end; all zero if it did not.
struct sweep_end {
    int signal;    // that was caught
    char *full;    // why nothing more could be written
    char *refused; // what a verb says of the options, which are the same for all points
};

// Makes the points of the list, s->jobs at a time.
struct sweep_end sweep_run(struct sweep *s, const int *todo, int n);

// Sets end->refused if the point failed by options that are the same for all points.
void sweep_note_refusal(const struct sweep *s, int i, struct sweep_end *end);

// ---- progress.c ----

// On a terminal: a line for each point that is finished, below them a table of those under way.
struct sweep_slot {
    pid_t pid;     // 0 if free
    int point;
    double start;  // now_seconds()
    int messages;  // file
    int *stage;    // shared with the worker; NULL if it is not known
};
struct sweep_progress {
    double start;
    int done, of, lines;
};
void progress_point(struct sweep_progress *p, const struct sweep *s, int i);
void progress_draw(struct sweep_progress *p, const struct sweep *s, const struct sweep_slot *slots, int slot_count);
void progress_clear(struct sweep_progress *p);

// ---- slurm.c ----

enum { SLURM_TASKS_AT_ONCE = 64 }; // where --jobs is not given

// Makes the points of the list as a job array. Those that a lost task left are submitted once more, then they have failed.
struct sweep_end sweep_slurm(struct sweep *s, const int *todo, int n);

// In a task of the job array: makes its share of the plan, a file of the folder of failures.
int sweep_task(const char *plan);

// ---- columns.c ----

// Whether the table may have a column of that name, with numbers: a parameter that is swept, what the design derives, what synth and sim
// tell. Adds what there is to `legal`, a name that ends in "*" for all that begin so.
bool sweep_may_have(const struct sweep *s, const char *name, struct buf *legal);

// ---- table.c, pareto.c ----

// Dies unless --pareto names columns, as far as that is known before the work.
void sweep_check_pareto(const struct sweep *s);

// The number of a column, a metric's or a parameter's, or NAN.
double point_number(const struct sweep *s, int i, const char *column);

// For each point, whether no other is as good in all objectives and better in one; names of the objectives in *names.
bool *sweep_pareto(const struct sweep *s, json_t **names);

// Writes results.csv, results.json and times.json into s->out and prints the summary.
void sweep_write(const struct sweep *s, double wall, double cpu);

// The exit status that the results come to.
int sweep_status(const struct sweep *s);
#endif
