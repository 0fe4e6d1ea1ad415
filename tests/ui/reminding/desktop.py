"""A desktop's notifications, for tests: tells on stdout what it shows, and clicks it at once.

Run it: python -m tests.ui.reminding.desktop [markup] [mute] [hanging] [patient]
"""

import json
import os
import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection

from mentordesk.ui.reminding.bus import PATH, SERVICE

FOREIGN, OURS = 3, 7  # a message of another program is clicked too
Number = "uint"
SHAPE = f"""<interface name="{SERVICE}">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="Notify">
<arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{{sv}}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
</method></interface>"""  # Qt alone would also tell which of its types these are


@ClassInfo({"D-Bus Interface": SERVICE, "D-Bus Introspection": SHAPE})
class Desktop(QObject):
    ActionInvoked = Signal(Number, str)
    ActivationToken = Signal(Number, str)
    NotificationClosed = Signal(Number, Number)

    def __init__(self, manner):
        super().__init__()
        self._manner = manner

    @Slot(result="QStringList")
    def GetCapabilities(self):
        if "hanging" in self._manner:
            tell({"asked": True})
            os.kill(os.getpid(), 19)  # SIGSTOP
        able = [] if "mute" in self._manner else ["actions"]
        return ["body", *able, *(["body-markup"] if "markup" in self._manner else [])]

    @Slot(str, Number, str, str, str, "QStringList", "QVariantMap", int, result=Number)
    def Notify(self, program, _replaces, icon, title, body, actions, *_):
        tell({"program": program, "icon": icon, "title": title, "body": body, "does": actions})
        if "patient" not in self._manner:
            QTimer.singleShot(0, self, self._click)
        return OURS

    @Slot(Number)
    def CloseNotification(self, number):
        tell({"took back": number})

    def _click(self):
        for number in (FOREIGN, OURS):
            self.ActivationToken.emit(number, f"token {number}")
            self.ActionInvoked.emit(number, "default")
            self.NotificationClosed.emit(number, 2)


def tell(what):
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    app = QCoreApplication([])
    bus, desktop = QDBusConnection.sessionBus(), Desktop(sys.argv[1:])
    exported = QDBusConnection.RegisterOption.ExportAllContents
    assert bus.registerObject(PATH, desktop, exported)
    assert bus.registerService(SERVICE)
    tell({"ready": True})
    sys.exit(app.exec())
