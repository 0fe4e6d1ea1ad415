/* Stands between a program and the disk: loaded before it by LD_PRELOAD, armed from inside.

   Of the files below one folder it counts the calls, fails or kills at the Nth of a sort, and
   writes down every change in order, so that a disk can be put together as a power cut would
   have left it. A file that ends in -shm is memory that is shared, and is left alone. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum sort { WRITE, READ, SYNC, TRUNCATE, OPEN, UNLINK, RENAME, CHANGE, SORTS };

static const int DESCRIPTORS = 1024, SECTOR = 512, TO_BE_KILLED = -1;

static char watched[4096]; /* the folder */
static char *names[1024];  /* of the files below it that are open */
static long counts[SORTS];
static struct { int sort, error, forever, torn; long nth; } plan;
static int log_to = -1;

/* --- armed from inside --- */

void disk_watch(const char *folder) { strncpy(watched, folder, sizeof watched - 1); }

void disk_fail(int sort, long nth, int error, int forever, int torn)
{
    memset(counts, 0, sizeof counts);
    plan.sort = sort, plan.error = error, plan.forever = forever, plan.torn = torn;
    plan.nth = nth;
}

void disk_rest(void) { plan.nth = 0; }

long disk_count(int sort) { return counts[sort]; }

void disk_record(int descriptor) { log_to = descriptor; }

/* --- what is watched, what is struck, what is written down --- */

static int is_watched(const char *path)
{
    size_t length = strlen(path), folder = strlen(watched);
    int shared = length > 4 && !strcmp(path + length - 4, "-shm");
    return folder && !strncmp(path, watched, folder) && !shared;
}

static const char *name_of(int descriptor)
{
    return descriptor >= 0 && descriptor < DESCRIPTORS ? names[descriptor] : NULL;
}

static int is_due(int sort)
{
    long now = ++counts[sort];
    return plan.nth && plan.sort == sort && (now == plan.nth || (plan.forever && now > plan.nth));
}

/* Whether this call is to fail; if it is to kill, that is done by `strike`. */
static int is_struck(int sort)
{
    int due = is_due(sort);
    return sort != READ && sort != OPEN ? is_due(CHANGE) || due : due;
}

static int strike(void)
{
    if (plan.error == TO_BE_KILLED)
        kill(getpid(), SIGKILL);
    errno = plan.error;
    return -1;
}

struct __attribute__((packed)) head { char what; uint16_t name, other; uint64_t offset; uint32_t size; };

static void note(char what, const char *name, const char *other, off_t offset, const void *data, size_t size)
{
    static ssize_t (*real)(int, const struct iovec *, int);
    struct head head = { what, strlen(name), strlen(other), offset, size };
    struct iovec parts[] = {
        { &head, sizeof head },
        { (void *)name, head.name },
        { (void *)other, head.other },
        { (void *)data, data ? size : 0 },
    };
    if (log_to < 0)
        return;
    if (!real)
        real = dlsym(RTLD_NEXT, "writev");
    if (real(log_to, parts, 4) < 0)
        abort();
}

void disk_mark(const char *words) { note('M', "", "", 0, words, strlen(words)); }

/* --- the calls --- */

static int opened(const char *path, int flags, mode_t mode)
{
    static int (*real)(const char *, int, ...);
    struct stat there;
    int fresh, descriptor;
    if (!real)
        real = dlsym(RTLD_NEXT, "open64");
    if (!is_watched(path))
        return real(path, flags, mode);
    if (is_struck(OPEN))
        return strike();
    fresh = (flags & O_CREAT) && stat(path, &there);
    descriptor = real(path, flags, mode);
    if (descriptor >= 0 && descriptor < DESCRIPTORS) {
        free(names[descriptor]);
        names[descriptor] = strdup(path);
        if (fresh)
            note('C', path, "", 0, NULL, 0);
        else if (flags & O_TRUNC)
            note('T', path, "", 0, NULL, 0);
    }
    return descriptor;
}

#define MODE_OF(flags, mode) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) { MODE_OF(flags, mode) return opened(path, flags, mode); }

int open64(const char *path, int flags, ...) { MODE_OF(flags, mode) return opened(path, flags, mode); }

int openat(int folder, const char *path, int flags, ...)
{
    static int (*real)(int, const char *, int, ...);
    MODE_OF(flags, mode)
    if (!real)
        real = dlsym(RTLD_NEXT, "openat64");
    return *path == '/' ? opened(path, flags, mode) : real(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...)
{
    MODE_OF(flags, mode)
    return openat(folder, path, flags, mode);
}

int close(int descriptor)
{
    static int (*real)(int);
    if (!real)
        real = dlsym(RTLD_NEXT, "close");
    if (name_of(descriptor)) {
        free(names[descriptor]);
        names[descriptor] = NULL;
    }
    return real(descriptor);
}

/* What of a write that is struck gets through all the same: whole sectors, about half of them. */
static size_t torn_part(size_t size)
{
    return plan.torn ? (size > 2 * SECTOR ? size / 2 / SECTOR * SECTOR : size / 2) : 0;
}

ssize_t pwrite64(int descriptor, const void *data, size_t size, off_t offset)
{
    static ssize_t (*real)(int, const void *, size_t, off_t);
    const char *name = name_of(descriptor);
    int struck = name && is_struck(WRITE);
    ssize_t done;
    if (!real)
        real = dlsym(RTLD_NEXT, "pwrite64");
    done = struck && !torn_part(size) ? 0 : real(descriptor, data, struck ? torn_part(size) : size, offset);
    if (name && done > 0)
        note('W', name, "", offset, data, done);
    return struck ? strike() : done;
}

ssize_t pwrite(int descriptor, const void *data, size_t size, off_t offset)
{
    return pwrite64(descriptor, data, size, offset);
}

ssize_t write(int descriptor, const void *data, size_t size)
{
    static ssize_t (*real)(int, const void *, size_t);
    const char *name = name_of(descriptor);
    int struck = name && is_struck(WRITE);
    ssize_t done;
    if (!real)
        real = dlsym(RTLD_NEXT, "write");
    done = struck && !torn_part(size) ? 0 : real(descriptor, data, struck ? torn_part(size) : size);
    if (name && done > 0)
        note('W', name, "", lseek(descriptor, 0, SEEK_CUR) - done, data, done);
    return struck ? strike() : done;
}

ssize_t pread64(int descriptor, void *data, size_t size, off_t offset)
{
    static ssize_t (*real)(int, void *, size_t, off_t);
    if (!real)
        real = dlsym(RTLD_NEXT, "pread64");
    return name_of(descriptor) && is_struck(READ) ? strike() : real(descriptor, data, size, offset);
}

ssize_t pread(int descriptor, void *data, size_t size, off_t offset)
{
    return pread64(descriptor, data, size, offset);
}

ssize_t read(int descriptor, void *data, size_t size)
{
    static ssize_t (*real)(int, void *, size_t);
    if (!real)
        real = dlsym(RTLD_NEXT, "read");
    return name_of(descriptor) && is_struck(READ) ? strike() : real(descriptor, data, size);
}

static int synced(int descriptor, const char *call)
{
    int (*real)(int) = dlsym(RTLD_NEXT, call);
    const char *name = name_of(descriptor);
    int done;
    if (name && is_struck(SYNC))
        return strike();
    done = real(descriptor);
    if (name && !done)
        note('S', name, "", 0, NULL, 0);
    return done;
}

int fsync(int descriptor) { return synced(descriptor, "fsync"); }

int fdatasync(int descriptor) { return synced(descriptor, "fdatasync"); }

int ftruncate64(int descriptor, off_t size)
{
    static int (*real)(int, off_t);
    const char *name = name_of(descriptor);
    int done;
    if (!real)
        real = dlsym(RTLD_NEXT, "ftruncate64");
    if (name && is_struck(TRUNCATE))
        return strike();
    done = real(descriptor, size);
    if (name && !done)
        note('T', name, "", size, NULL, 0);
    return done;
}

int ftruncate(int descriptor, off_t size) { return ftruncate64(descriptor, size); }

int unlink(const char *path)
{
    static int (*real)(const char *);
    int done;
    if (!real)
        real = dlsym(RTLD_NEXT, "unlink");
    if (!is_watched(path))
        return real(path);
    if (is_struck(UNLINK))
        return strike();
    done = real(path);
    if (!done)
        note('U', path, "", 0, NULL, 0);
    return done;
}

static int moved(const char *from, const char *to, const char *call, char what)
{
    int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, call);
    int done;
    if (!is_watched(from) && !is_watched(to))
        return real(from, to);
    if (is_struck(RENAME))
        return strike();
    done = real(from, to);
    if (!done)
        note(what, from, to, 0, NULL, 0);
    return done;
}

int rename(const char *from, const char *to) { return moved(from, to, "rename", 'R'); }

int link(const char *from, const char *to) { return moved(from, to, "link", 'L'); }

/* Copies within the kernel would pass by unseen; who asks for them then reads and writes. */

ssize_t sendfile64(int to, int from, off_t *offset, size_t size) { return errno = EINVAL, -1; }

ssize_t sendfile(int to, int from, off_t *offset, size_t size) { return errno = EINVAL, -1; }

ssize_t copy_file_range(int from, off_t *a, int to, off_t *b, size_t size, unsigned flags)
{
    return errno = EINVAL, -1;
}
