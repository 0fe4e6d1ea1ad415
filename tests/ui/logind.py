"""A login manager, for tests: it is about to sleep when told so on stdin, and says what it hears.

Run it: python -m tests.ui.logind ADDRESS
"""

import json
import os
import sys

from jeepney import DBusAddress, HeaderFields, message_bus, new_method_return, new_signal
from jeepney.io.blocking import open_dbus_connection

NAME, SESSION = "org.freedesktop.login1", "/org/freedesktop/login1/session/_31"
MANAGER = DBusAddress("/org/freedesktop/login1", interface=f"{NAME}.Manager")
OURS = DBusAddress(SESSION, interface=f"{NAME}.Session")


def tell(*words):
    print(json.dumps(words), flush=True)


def obey(bus, held):
    """Do what is said on stdin until it ends; "sleep" waits for who delays it to let go."""
    for order in sys.stdin:
        if order == "lock\n":
            bus.send(new_signal(OURS, "Lock"))
        elif order == "sleep\n":
            bus.send(new_signal(MANAGER, "PrepareForSleep", "b", (True,)))
            os.read(held, 1)
            tell("asleep")
            bus.send(new_signal(MANAGER, "PrepareForSleep", "b", (False,)))
            held = answer(bus)
            tell("held again")


def answer(bus):
    """Answer one call, and return the pipe that its caller keeps open."""
    message = bus.receive()
    while message.header.fields.get(HeaderFields.member) not in ("Inhibit", "GetSessionByPID"):
        message = bus.receive()
    if message.header.fields[HeaderFields.member] == "GetSessionByPID":
        bus.send(new_method_return(message, "o", (SESSION,)))
        return None
    ours, theirs = os.pipe()
    bus.send(new_method_return(message, "h", (theirs,)))
    os.close(theirs)
    tell("held", *message.body)
    return ours


if __name__ == "__main__":
    bus = open_dbus_connection(sys.argv[1], enable_fds=True)
    bus.send_and_get_reply(message_bus.RequestName(NAME))
    tell("ready")
    held = [answer(bus), answer(bus)]
    obey(bus, next(each for each in held if each is not None))
