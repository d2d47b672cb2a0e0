/* Stands between a process and the files of one directory (LD_PRELOAD), for scripts/faults.
 *
 * FAULTS_DIRECTORY  the directory whose files are watched, absolute
 * FAULTS_CONTROL    a file of one page, shared with the script that started the process: which call fails, and how
 * FAULTS_TRACE      a file to which every write, truncation, sync, creation and removal is added, in the order in which
 *                   they were done; none when it is not set
 *
 * Calls are numbered from 1 on, those of the kinds in the mask only. One lock is held over a call and its line in the
 * trace, so the trace is the order. SQLite calls what is interposed here through its table of system calls; its shared
 * memory (-shm) is mapped, not written, and is made anew by whoever opens a database that nobody else has open. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { OPEN = 1, WRITE = 2, SYNC = 4, TRUNCATE = 8, UNLINK = 16, READ = 32, MAP = 64, RENAME = 128 };
enum { EIO_INSTEAD = 1, ENOSPC_INSTEAD = 2, SHORT_THEN_FULL = 3, KILL_BEFORE = 4, KILL_HALFWAY = 5, EIO_AFTER = 6, LOST = 7 };

struct control {
  int64_t calls, first, last, how, mask, failed, capacity, used, no_sync;
};

static struct control *control;
static struct control nothing;
static char directory[4096];
static size_t directory_length;
static int trace = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *names[65536];

static int (*real_open)(const char *, int, ...);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_pread)(int, void *, size_t, off_t);
static ssize_t (*real_read)(int, void *, size_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_close)(int);
static void *(*real_mmap)(void *, size_t, int, int, int, off_t);

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

static void begin(void) {
  if (real_close) return;
  real_open = next("open64");
  real_write = next("write");
  real_pwrite = next("pwrite64");
  real_pread = next("pread64");
  real_read = next("read");
  real_fsync = next("fsync");
  real_fdatasync = next("fdatasync");
  real_ftruncate = next("ftruncate64");
  real_unlink = next("unlink");
  real_rename = next("rename");
  real_mmap = next("mmap64");
  control = &nothing;
  const char *place = getenv("FAULTS_DIRECTORY"), *page = getenv("FAULTS_CONTROL"), *log = getenv("FAULTS_TRACE");
  if (place) directory_length = (size_t)snprintf(directory, sizeof directory, "%s", place);
  if (page) {
    int file = real_open(page, O_RDWR | O_CLOEXEC);
    void *shared = file < 0 ? MAP_FAILED : real_mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (shared == MAP_FAILED) {
      fprintf(stderr, "faults: cannot map %s\n", page);
      _exit(70);
    }
    control = shared;
  }
  if (log) trace = real_open(log, O_WRONLY | O_APPEND | O_CLOEXEC);
  real_close = next("close");
}

__attribute__((constructor)) static void early(void) { begin(); }

/* The name within the directory, "." for itself; NULL when it lies elsewhere. */
static const char *within(const char *path) {
  if (!directory_length || !path || strncmp(path, directory, directory_length) != 0) return NULL;
  if (path[directory_length] == 0) return ".";
  return path[directory_length] == '/' ? path + directory_length + 1 : NULL;
}

static const char *name_of(int file) { return file >= 0 && file < 65536 ? names[file] : NULL; }
static int is_shared_memory(const char *name) {
  size_t length = strlen(name);
  return length > 4 && strcmp(name + length - 4, "-shm") == 0;
}

static void note(char kind, const char *name, int64_t offset, const void *bytes, uint32_t length) {
  if (trace < 0 || is_shared_memory(name)) return;
  uint32_t name_length = (uint32_t)strlen(name);
  size_t size = 1 + 4 + 8 + 8 + 4 + name_length + (bytes ? length : 0);
  char *line = malloc(size), *end = line;
  if (!line) _exit(71);
  *end++ = kind;
  memcpy(end, &name_length, 4), end += 4;
  memcpy(end, &control->calls, 8), end += 8;
  memcpy(end, &offset, 8), end += 8;
  memcpy(end, &length, 4), end += 4;
  memcpy(end, name, name_length), end += name_length;
  if (bytes) memcpy(end, bytes, length);
  if (real_write(trace, line, size) != (ssize_t)size) _exit(72);
  free(line);
}

/* Numbers a call; returns how it is to fail, 0 when it is to be done. */
static int64_t verdict(int kind) {
  if (!(control->mask & kind)) return 0;
  int64_t number = ++control->calls;
  if (number < control->first || number > control->last) return 0;
  control->failed++;
  if (control->how == KILL_BEFORE || (control->how == KILL_HALFWAY && kind != WRITE)) raise(SIGKILL);
  if (control->how == SHORT_THEN_FULL) return kind == WRITE && number == control->first ? SHORT_THEN_FULL : ENOSPC_INSTEAD;
  return control->how;
}

static int error_of(int64_t how) { return how == ENOSPC_INSTEAD ? ENOSPC : EIO; }

static void remember(int file, const char *name) {
  if (file < 0 || file >= 65536) return;
  free(names[file]);
  names[file] = strdup(name);
}

static int opening(const char *path, int flags, mode_t mode) {
  begin();
  const char *name = within(path);
  if (!name) return real_open(path, flags, mode);
  pthread_mutex_lock(&lock);
  int64_t how = verdict(OPEN);
  int result = -1;
  if (how && how != EIO_AFTER && how != LOST) {
    errno = error_of(how);
  } else {
    int existed = access(path, F_OK) == 0;
    result = real_open(path, flags, mode);
    int error = errno;
    if (result >= 0) {
      remember(result, name);
      if (!existed) note('c', name, 0, NULL, 0);
      if (existed && (flags & O_TRUNC)) note('t', name, 0, NULL, 0);
    }
    errno = error;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

#define MODE(flags)                                  \
  mode_t mode = 0;                                   \
  if ((flags) & (O_CREAT | __O_TMPFILE)) {           \
    va_list list;                                    \
    va_start(list, flags);                           \
    mode = (mode_t)va_arg(list, int);                \
    va_end(list);                                    \
  }

int open(const char *path, int flags, ...) {
  MODE(flags)
  return opening(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  MODE(flags)
  return opening(path, flags, mode);
}

/* One write at an offset; -1 is the place of the file itself. */
static ssize_t writing(int file, const void *bytes, size_t length, off_t offset) {
  begin();
  const char *name = name_of(file);
  if (!name) return offset < 0 ? real_write(file, bytes, length) : real_pwrite(file, bytes, length, offset);
  pthread_mutex_lock(&lock);
  int64_t how = verdict(WRITE);
  size_t whole = length;
  if (control->capacity) {
    struct stat about;
    int64_t end = (int64_t)(offset < 0 ? lseek(file, 0, SEEK_CUR) : offset) + (int64_t)length;
    int64_t growth = fstat(file, &about) == 0 && end > about.st_size ? end - about.st_size : 0;
    if (growth && control->used + growth > control->capacity) how = ENOSPC_INSTEAD, control->failed++;
    else control->used += growth;
  }
  ssize_t result = -1;
  if (how == EIO_INSTEAD || how == ENOSPC_INSTEAD) {
    errno = error_of(how);
  } else if (how == LOST) {
    result = (ssize_t)length;
  } else {
    if (how == SHORT_THEN_FULL || how == KILL_HALFWAY) length = length / 2;
    off_t place = offset < 0 ? lseek(file, 0, SEEK_CUR) : offset;
    if (length < whole && length == 0) length = whole;
    result = offset < 0 ? real_write(file, bytes, length) : real_pwrite(file, bytes, length, offset);
    if (how == KILL_HALFWAY) raise(SIGKILL);
    int error = errno;
    if (result > 0) note('w', name, (int64_t)place, bytes, (uint32_t)result);
    errno = error;
    if (how == EIO_AFTER) result = -1, errno = EIO;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

ssize_t write(int file, const void *bytes, size_t length) { return writing(file, bytes, length, -1); }
ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) { return writing(file, bytes, length, offset); }
ssize_t pwrite64(int file, const void *bytes, size_t length, off_t offset) { return writing(file, bytes, length, offset); }

ssize_t pread64(int file, void *bytes, size_t length, off_t offset) {
  begin();
  if (name_of(file)) {
    pthread_mutex_lock(&lock);
    int64_t how = verdict(READ);
    pthread_mutex_unlock(&lock);
    if (how) return errno = EIO, -1;
  }
  return real_pread(file, bytes, length, offset);
}

static int syncing(int file, int (*real)(int)) {
  const char *name = name_of(file);
  if (!name) return real(file);
  pthread_mutex_lock(&lock);
  int64_t how = verdict(SYNC);
  int result = 0;
  if (how == EIO_INSTEAD || how == ENOSPC_INSTEAD) {
    result = -1, errno = error_of(how);
  } else if (how != LOST && !control->no_sync) {
    /* What a sync is good for shows in the trace; the machine under the tests keeps its power. */
    result = trace < 0 ? real(file) : 0;
    if (result == 0) note('s', name, 0, NULL, 0);
    if (how == EIO_AFTER) result = -1, errno = EIO;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

int fsync(int file) { return begin(), syncing(file, real_fsync); }
int fdatasync(int file) { return begin(), syncing(file, real_fdatasync); }

static int truncating(int file, off_t length) {
  begin();
  const char *name = name_of(file);
  if (!name) return real_ftruncate(file, length);
  pthread_mutex_lock(&lock);
  int64_t how = verdict(TRUNCATE);
  struct stat about;
  int64_t before = control->capacity && fstat(file, &about) == 0 ? about.st_size : length;
  int result = 0;
  if (how == EIO_INSTEAD || how == ENOSPC_INSTEAD) {
    result = -1, errno = error_of(how);
  } else if (how != LOST) {
    result = real_ftruncate(file, length);
    if (result == 0) note('t', name, (int64_t)length, NULL, 0), control->used += length - before;
    if (how == EIO_AFTER) result = -1, errno = EIO;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

int ftruncate(int file, off_t length) { return truncating(file, length); }
int ftruncate64(int file, off_t length) { return truncating(file, length); }

int unlink(const char *path) {
  begin();
  const char *name = within(path);
  if (!name) return real_unlink(path);
  pthread_mutex_lock(&lock);
  int64_t how = verdict(UNLINK);
  int result = -1;
  if (how == EIO_INSTEAD || how == ENOSPC_INSTEAD) {
    errno = error_of(how);
  } else {
    result = real_unlink(path);
    int error = errno;
    if (result == 0) note('u', name, 0, NULL, 0);
    errno = error;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

int rename(const char *from, const char *to) {
  begin();
  const char *name = within(from), *new_name = within(to);
  if (!name || !new_name) return real_rename(from, to);
  pthread_mutex_lock(&lock);
  int64_t how = verdict(RENAME);
  int result = -1;
  if (how == EIO_INSTEAD || how == ENOSPC_INSTEAD) {
    errno = error_of(how);
  } else {
    result = real_rename(from, to);
    int error = errno;
    if (result == 0) note('r', name, 0, new_name, (uint32_t)strlen(new_name));
    errno = error;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

void *mmap64(void *address, size_t length, int protection, int flags, int file, off_t offset) {
  begin();
  if (file >= 0 && name_of(file)) {
    pthread_mutex_lock(&lock);
    int64_t how = verdict(MAP);
    pthread_mutex_unlock(&lock);
    if (how) return errno = ENOMEM, MAP_FAILED;
  }
  return real_mmap(address, length, protection, flags, file, offset);
}

int close(int file) {
  begin();
  if (name_of(file)) {
    pthread_mutex_lock(&lock);
    free(names[file]);
    names[file] = NULL;
    pthread_mutex_unlock(&lock);
  }
  return real_close(file);
}
