"""The picture of its memory that a system may keep of a program that crashed."""

from __future__ import annotations

import sys

NO_REPORT = 0x0002  # SEM_NOGPFAULTERRORBOX: Windows reports no crash, and keeps no memory


def forbid() -> None:
    """Have none kept from now on: the text of a protected desk is in it.

    On Linux a limit of one byte is better than none: it also keeps the picture from programs that
    gather them and look at no limit. A process that may not be looked at would do that too, but
    then the portals of the desktop answer it no more, who ask what it is before they do.
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(ctypes.windll.kernel32.GetErrorMode() | NO_REPORT)
        return
    import resource  # as above: only a protected desk needs it

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    least = 1 if sys.platform.startswith("linux") and most else 0
    resource.setrlimit(resource.RLIMIT_CORE, (least, most))
