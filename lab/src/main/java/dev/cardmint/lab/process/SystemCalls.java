package dev.cardmint.lab.process;

import java.nio.file.Path;
import java.util.List;

/**
 * The system calls of a program by which it could leave something behind or reach somebody, written to a file by
 * strace: files opened, made, renamed, removed or changed, sockets, and other programs. Calls that only read or write
 * what is open already are not among them, and cost nothing.
 */
public record SystemCalls(Path file) {

    /** A question mark stands before those that some processors do not have. */
    private static final String CALLS = "?open,openat,openat2,?creat,open_by_handle_at,memfd_create,?mknod,mknodat,"
            + "?mkdir,mkdirat,?rmdir,?unlink,unlinkat,?rename,?renameat,renameat2,?link,linkat,?symlink,symlinkat,"
            + "truncate,ftruncate,fallocate,?chmod,fchmod,fchmodat,?chown,fchown,fchownat,utimensat,"
            + "setxattr,lsetxattr,fsetxattr,mount,execve,execveat,socket,connect,bind,shmget,io_uring_setup";

    /** What is put before the program's command line; the program keeps the process that is started. */
    List<String> command() {
        return List.of(
                "strace",
                "--daemonize",
                "--follow-forks",
                "--seccomp-bpf",
                "--quiet=all",
                "--string-limit=4096",
                "--signal=none",
                "--trace=" + CALLS,
                "--output=" + file);
    }

    /** A program whose calls are written down. */
    public JavaProgram of(JavaProgram program) {
        return program.under(command());
    }
}
