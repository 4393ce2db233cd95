// SPDX-License-Identifier: Apache-2.0
// Implementation of run/example.h.
#include "run/example.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/option.h"
#include "base/output.h"
#include "base/proc.h"
#include "base/util.h"
#include "emit/manifest.h"
#include "emit/outdir.h"

enum { MOST_ARRAYS = 8, MOST_ELEMENTS = 1 << 26 };

// What the design takes under that name, or NULL.
static const json_t *array_called(const json_t *manifest, const char *name)
{
    size_t i;
    json_t *a;
    json_array_foreach (json_object_get(manifest, "arrays"), i, a)
        if (strcmp(json_text(a, "name"), name) == 0 && strcmp(json_text(a, "role"), "result") != 0)
            return a;
    return NULL;
}

// The sizes of the manifest, or the user's in their place, as variables of shapes.
static void set_sizes(struct expr_vars *vars, const json_t *manifest, const json_t *sizes)
{
    size_t i;
    json_t *s;
    json_array_foreach (json_object_get(manifest, "sizes"), i, s) {
        const json_t *given = json_object_get(sizes, json_text(s, "name"));
        expr_set(vars, json_text(s, "name"), json_integer_value(given ? given : json_object_get(s, "example")));
    }
}

// Uniform over lo..hi. Source of the constants: Knuth, MMIX.
static int64_t draw(uint64_t *state, int64_t lo, int64_t hi)
{
    uint64_t span = (uint64_t)hi - (uint64_t)lo + 1, word = 0;
    for (int half = 0; half < ((span - 1) >> 31 ? 2 : 1); half++) {
        *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        word = word << 31 | *state >> 33;
    }
    return (int64_t)((uint64_t)lo + (span ? word % span : word));
}

static void shape_of(const json_t *array, const struct expr_vars *vars, struct npy *a)
{
    const json_t *shape = json_object_get(array, "shape");
    a->count = 1;
    a->ndim = (int)json_array_size(shape);
    for (int i = 0; i < a->ndim && i < NPY_MAX_DIMS; i++) {
        const char *text = json_string_value(json_array_get(shape, (size_t)i));
        const char *wrong = text ? expr_eval(vars, text, &a->shape[i]) : "no text";
        if (wrong)
            die(ST_USAGE, "manifest.json: shape of '%s': %s; generate the design again", json_text(array, "name"), wrong);
        if (a->shape[i] < 1 || a->shape[i] > MOST_ELEMENTS / a->count)
            die(ST_USAGE, "%s: %lld in dimension %d; legal: an array of 1..%d elements", json_text(array, "name"),
                (long long)a->shape[i], i + 1, (int)MOST_ELEMENTS);
        a->count *= a->shape[i];
    }
}

static int64_t bound(const json_t *array, size_t end)
{
    const json_t *example = json_object_get(array, "example");
    return json_integer_value(example ? json_array_get(example, end) : json_object_get(array, end ? "max" : "min"));
}

// Bits of the narrowest NumPy type that holds the array's range.
static int type_bits(const json_t *array, bool is_signed)
{
    int64_t max = json_integer_value(json_object_get(array, "max")), min = json_integer_value(json_object_get(array, "min"));
    int bits = 8;
    for (; bits < 64; bits *= 2)
        if (max <= (INT64_C(1) << (bits - is_signed)) - 1 && min >= -(INT64_C(1) << (bits - 1)))
            break;
    return bits;
}

static void write_array(const json_t *array, const struct npy *a, const char *folder)
{
    bool is_signed = json_integer_value(json_object_get(array, "min")) < 0;
    int bits = type_bits(array, is_signed);
    char *path = xasprintf("%s/%s.npy", folder, json_text(array, "name"));
    char *wrong = npy_write(path, a->ndim, a->shape, a->data, bits, is_signed || bits == 64);
    if (wrong)
        die(ST_USAGE, "%s", wrong);
    free(path);
}

static json_t *shape_json(const struct npy *a)
{
    json_t *shape = json_array();
    for (int i = 0; i < a->ndim; i++)
        json_array_append_new(shape, json_integer(a->shape[i]));
    return shape;
}

// Arrays in the order in which the golden model takes them; names[i] is NULL where there is none. Returns how many.
static int draw_all(const json_t *manifest, const struct golden *golden, const struct expr_vars *vars, uint64_t state,
                    struct npy *arrays, const char **names)
{
    int n = 0;
    for (const char *const *const *list = (const char *const *const[]){golden->inputs, golden->optional, NULL}; *list; list++)
        for (const char *const *name = *list; *name; name++, n++) {
            const json_t *array = array_called(manifest, *name);
            struct npy *a = &arrays[n];
            if (!array && *list == golden->inputs)
                die(ST_USAGE, "manifest.json: it describes no array '%s'; generate the design again", *name);
            if (!array || strcmp(json_text(array, "role"), "needed") != 0)
                continue;
            names[n] = *name;
            shape_of(array, vars, a);
            a->data = xcalloc((size_t)a->count, sizeof *a->data);
            strcpy(a->type, type_bits(array, true) == 8 ? "i1" : "i2");
            for (int64_t i = 0; i < a->count; i++)
                a->data[i] = draw(&state, bound(array, 0), bound(array, 1));
        }
    return n;
}

json_t *example_write(const json_t *manifest, const struct golden *golden, const json_t *sizes, uint64_t seed, const char *folder)
{
    struct npy arrays[MOST_ARRAYS] = {0};
    const char *names[MOST_ARRAYS] = {0};
    struct expr_vars vars = {0}, problem = {0};
    expr_from_manifest(&vars, manifest);
    set_sizes(&vars, manifest, sizes);
    int n = draw_all(manifest, golden, &vars, seed, arrays, names);
    if (golden->example)
        golden->example(manifest, arrays);
    char *wrong = golden->check(manifest, arrays, names, &problem);
    if (wrong)
        die(ST_USAGE, "%s", wrong);
    json_t *shapes = json_object();
    for (int i = 0; i < n; i++) {
        if (!names[i])
            continue;
        write_array(array_called(manifest, names[i]), &arrays[i], folder);
        json_object_set_new(shapes, names[i], shape_json(&arrays[i]));
        npy_free(&arrays[i]);
    }
    return shapes;
}

// ---- the verb ----

struct request {
    const char *design, *out;
    json_t *manifest, *sizes, *shapes;
    const struct golden *golden;
    int64_t seed;
    bool json;
};

static void take_size(struct request *r, const char *word)
{
    const char *value = strchr(word, '=');
    char *name = xasprintf("%.*s", (int)(value - word), word);
    struct buf legal = {0};
    size_t i;
    json_t *s;
    json_array_foreach (json_object_get(r->manifest, "sizes"), i, s) {
        buf_printf(&legal, "%s%s", i ? ", " : "", json_text(s, "name"));
        if (strcmp(json_text(s, "name"), name) != 0)
            continue;
        json_object_set_new(r->sizes, name, json_integer(number_value(name, value + 1, 1, MOST_ELEMENTS)));
        free(name);
        free(legal.s);
        return;
    }
    die(ST_USAGE, "example: unknown size '%s'; legal: %s", name, legal.s ? legal.s : "none");
}

static struct request parse(const struct options *o)
{
    struct request r = {
        .design = o->words[0],
        .out = option_text(o, "-o"),
        .seed = option_integer(o, "--seed"),
        .json = option_given(o, "--json"),
        .sizes = json_object(),
    };
    if (!r.out)
        die_words(o->verb, "-o is missing;");
    for (int i = 1; i < o->count; i++)
        if (!strchr(o->words[i], '='))
            die(ST_USAGE, "example: extra word '%s'; legal: example %s", o->words[i], o->verb->words);
    r.manifest = manifest_read(r.design);
    r.golden = golden_find(json_text(r.manifest, "generator"));
    if (!r.golden)
        die(ST_USAGE, "%s: no golden model for generator '%s'", r.design, json_text(r.manifest, "generator"));
    for (int i = 1; i < o->count; i++)
        take_size(&r, o->words[i]);
    return r;
}

// The arrays, and example.json, which names them.
static void fill(const void *what, const char *dir)
{
    struct request *r = (struct request *)(uintptr_t)what;
    const char *name;
    json_t *shape, *files = json_array();
    r->shapes = example_write(r->manifest, r->golden, r->sizes, (uint64_t)r->seed, dir);
    json_object_foreach (r->shapes, name, shape)
        json_array_append_new(files, json_sprintf("%s.npy", name));
    json_array_append_new(files, json_string("example.json"));
    json_t *index = json_pack("{s:o, s:O, s:I}", "files", files, "shapes", r->shapes, "seed", (json_int_t)r->seed);
    char *text = json_dumps(index, JSON_INDENT(2));
    write_in(dir, "example.json", text, strlen(text));
    free(text);
    json_decref(index);
}

// The arrays, and the command that runs them.
static void print(const struct request *r)
{
    struct buf command = {0};
    const char *name;
    json_t *shape, *a;
    size_t i;
    buf_puts(&command, "gatewright sim ");
    buf_shell(&command, r->design);
    json_object_foreach (r->shapes, name, shape) {
        printf("%s/%s.npy: ", r->out, name);
        json_array_foreach (shape, i, a)
            printf("%s%lld", i ? " x " : "", (long long)json_integer_value(a));
        printf(", %s\n", json_text(array_called(r->manifest, name), "doc"));
        char *word = xasprintf("%s=%s/%s.npy", name, r->out, name);
        buf_puts(&command, " --in ");
        buf_shell(&command, word);
        free(word);
    }
    json_array_foreach (json_object_get(r->manifest, "arrays"), i, a)
        if (strcmp(json_text(a, "role"), "result") == 0)
            buf_printf(&command, " --out %s=%s.npy", json_text(a, "name"), json_text(a, "name"));
    printf("run them: %s\n", command.s);
    free(command.s);
}

int verb_example(const struct options *o)
{
    struct request r = parse(o);
    write_folder(r.out, "example.json", fill, &r);
    if (r.json)
        print_json(json_pack("{s:s, s:O, s:I}", "folder", r.out, "arrays", r.shapes, "seed", (json_int_t)r.seed));
    else if (!is_quiet())
        print(&r);
    json_decref(r.shapes);
    json_decref(r.sizes);
    json_decref(r.manifest);
    return ST_OK;
}
