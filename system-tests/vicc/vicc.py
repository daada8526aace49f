#!/usr/bin/python3
"""Runs Debian's vicc (package vsmartcard-vpicc), an ISO/IEC 7816 card in software that is not ours, on a virtual reader.

Usage: vicc.py HOST PORT

What is mended from outside is said on standard error; the card's files and commands are its own:
- Debian puts its modules where Python does not look for them, and they want a module that Python 3 has no more; it is
  for ciphers, which a card without keys does not use.
- A command without Le ends it: Iso7816OS.formatResult compares a missing Le with a length.
- Its socket acknowledges late, which costs 40 ms for each command.
"""

import contextlib
import hashlib
import os
import socket
import sys

MODULES = "/usr/lib/python3/site-packages/virtualsmartcard"

if os.path.isdir(MODULES):
    sys.path.append(MODULES)
sys.modules.setdefault("sha", hashlib)

from virtualsmartcard.VirtualSmartcard import Iso7816OS, VirtualICC  # noqa: E402


class QuickSocket(socket.socket):
    """Acknowledges at once; the kernel forgets that with every read."""

    def recv(self, *args):
        self.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        return super().recv(*args)


def connect(host, port):
    connected = QuickSocket(socket.AF_INET, socket.SOCK_STREAM)
    connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connected.connect((host, port))
    return connected


def mend():
    format_result = Iso7816OS.formatResult

    def with_le(self, seekable, le, data, sw, sm):
        return format_result(self, seekable, 0 if le is None else le, data, sw, sm)

    Iso7816OS.formatResult = with_le
    VirtualICC.connectToPort = staticmethod(connect)
    print("vicc.py: mended for commands without Le, and for late acknowledgements", file=sys.stderr, flush=True)


def main(host, port):
    mend()
    # It prints the parameters of every new file.
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
        VirtualICC(None, "iso7816", host, int(port), logginglevel=50).run()


if __name__ == "__main__":
    main(*sys.argv[1:3])
