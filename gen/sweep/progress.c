// SPDX-License-Identifier: Apache-2.0
// What a terminal shows of a sweep under way.
#define _DEFAULT_SOURCE
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/proc.h"
#include "sweep/sweep.h"

static bool wanted(void)
{
    return !is_quiet() && isatty(STDERR_FILENO);
}

static int columns(void)
{
    struct winsize w;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col > 0 ? w.ws_col : 80;
}

// One line, cut where the terminal ends.
static void put_line(const char *text)
{
    fprintf(stderr, "%.*s\033[K\n", columns() - 1, text);
}

void progress_clear(struct sweep_progress *p)
{
    if (p->lines)
        fprintf(stderr, "\033[%dA\r\033[J", p->lines);
    p->lines = 0;
    fflush(stderr);
}

// Of a point that is done, what the technology gives of size and speed.
static void put_numbers(struct buf *b, const struct sweep *s, int i)
{
    static const char *const columns_shown[] = {"area", "gates", "lut", "delay_ns", "depth"};
    const char *between = "";
    for (size_t k = 0; k < sizeof columns_shown / sizeof *columns_shown; k++) {
        double v = point_number(s, i, columns_shown[k]);
        if (isnan(v))
            continue;
        buf_printf(b, "%s%s %.8g", between, columns_shown[k], v);
        between = ", ";
    }
}

void progress_point(struct sweep_progress *p, const struct sweep *s, int i)
{
    if (!wanted())
        return;
    const json_t *r = s->points[i].result;
    const char *reason = json_string_value(json_object_get(r, "reason"));
    char *name = point_name(s, i);
    struct buf b = {0};
    buf_printf(&b, "%-40s  ", name);
    if (reason)
        buf_puts(&b, reason);
    else
        put_numbers(&b, s, i);
    progress_clear(p);
    put_line(b.s);
    free(b.s);
    free(name);
}

static void put_time(struct buf *b, double seconds)
{
    if (seconds < 100)
        buf_printf(b, "%.0f s", seconds);
    else if (seconds < 6000)
        buf_printf(b, "%.0f min", seconds / 60);
    else
        buf_printf(b, "%.1f h", seconds / 3600);
}

void progress_draw(struct sweep_progress *p, const struct sweep *s, const struct sweep_slot *slots, int slot_count)
{
    double now = now_seconds(), spent = now - p->start;
    if (!wanted() || spent < 0.5)
        return;
    struct buf b = {0};
    progress_clear(p);
    buf_printf(&b, "%d of %s, ", p->done, counted(p->of, "point"));
    put_time(&b, spent);
    if (p->done) {
        buf_puts(&b, ", about ");
        put_time(&b, spent / p->done * (p->of - p->done));
        buf_puts(&b, " to go");
    }
    put_line(b.s);
    p->lines = 1;
    for (int k = 0; k < slot_count; k++) {
        if (slots[k].pid <= 0)
            continue;
        char *name = point_name(s, slots[k].point);
        char *line = xasprintf("  %-38s  %-5s  %.0f s", name, slots[k].stage ? stage_names[*slots[k].stage] : "", now - slots[k].start);
        put_line(line);
        p->lines++;
        free(line);
        free(name);
    }
    fflush(stderr);
    free(b.s);
}
