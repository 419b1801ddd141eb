// A shared object that tells when it is loaded: its own name, in a line, in the file PROBED of its folder.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

__attribute__((constructor)) static void loaded(void) {
  Dl_info self;
  if (!dladdr((void *)loaded, &self)) return;
  int file = open(PROBED, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (file < 0) return;
  dprintf(file, "%s\n", self.dli_fname);
  close(file);
}
