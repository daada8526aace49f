package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemCallsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7 openat(AT_FDCWD, \"/tmp/a\", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 12",
                "7 openat(AT_FDCWD, \"/tmp/a\", O_RDWR) = -1 EACCES (Permission denied)",
                "7 open(\"/tmp/a\", O_RDONLY|O_CREAT, 0666 <unfinished ...>",
                "7 openat2(AT_FDCWD, \"/tmp/a\", {flags=O_RDWR|O_APPEND, resolve=0}, 24) = 3",
                "7 openat(AT_FDCWD, \"/tmp\", O_RDWR|O_TMPFILE, 0600) = 3",
                "7 mkdir(\"/tmp/a\", 0777)  = 0",
                "7 rename(\"/tmp/a\", \"/tmp/b\") = 0",
                "7 unlinkat(AT_FDCWD, \"/tmp/a\", 0) = 0",
                "7 memfd_create(\"a\", MFD_CLOEXEC) = 5",
                "7 ftruncate(5, 10 <unfinished ...>"
            })
    void findsEveryWayToWrite(String line) {
        assertThat(SystemCalls.of(List.of(line)).writing()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7 openat(AT_FDCWD, \"/tmp/O_RDWR.txt\", O_RDONLY|O_CLOEXEC) = 12",
                "7 <... openat resumed>)             = 12",
                "7 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 17",
                "7 execve(\"/usr/bin/java\", [\"java\"], 0x7ffc /* 3 vars */) = 0",
                "7 +++ exited with 0 +++"
            })
    void takesNothingElseForWriting(String line) {
        assertThat(SystemCalls.of(List.of(line)).writing()).isEmpty();
    }

    @Test
    void tellsThePathsOfCalls() {
        SystemCalls calls = SystemCalls.of(List.of(
                "7 openat(AT_FDCWD, \"/etc/hosts\", O_RDONLY) = 3",
                "8 connect(16, {sa_family=AF_UNIX, sun_path=\"/run/pcscd/pcscd.comm\"}, 39) = 0"));

        assertThat(calls.opened("/etc/hosts")).isTrue();
        assertThat(calls.opened("/etc/passwd")).isFalse();
        assertThat(calls.named("connect")).extracting(SystemCalls.Call::path).containsExactly("/run/pcscd/pcscd.comm");
    }
}
