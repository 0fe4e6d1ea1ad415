"""The pages that were opened, of which one is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.place import Place

from . import pages
from .page import Page
from .rescue import Texts
from .theme import Theme


class PageStack(QStackedWidget):
    """Each page is made when it is first opened, and then goes on where it was left."""

    asked = Signal(Place)
    titled = Signal(str)
    requested = Signal(str)
    wished = Signal(object)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._opened: dict[str, Page] = {}
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def page(self) -> Page | None:
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    def names(self) -> list[str]:
        return list(self._opened)

    def open(self, place: Place) -> Page:
        """Show the page of a place; who types in it already is not disturbed."""
        key = pages.key(place)
        if key in self._opened:
            self._opened[key].open(place)
        else:
            self._opened[key] = self._made(place)
        page = self._opened[key]
        if self.page is not page and self.isAncestorOf(self.window().focusWidget()):
            self.window().setFocus()  # or Qt moves it to the first field of the page that comes
        self.setCurrentWidget(page)
        return page

    def forget(self, but: Page | None = None) -> None:
        """Have pages be made anew when they are next opened."""
        for key, page in list(self._opened.items()):
            if page is not but:
                del self._opened[key]
                self.removeWidget(page)
                page.hide()
                page.deleteLater()

    def unsaved(self) -> Texts:
        pages = self._opened.values()
        return {name: texts for page in pages for name, texts in page.unsaved().items()}

    def _made(self, place: Place) -> Page:
        page = pages.make(self._desk, self._theme, place)
        page.asked.connect(self.asked)
        page.titled.connect(self.titled)
        page.requested.connect(self.requested)
        page.wished.connect(self.wished)
        self.addWidget(page)
        return page

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """What had the focus is gone: its page takes it, not whatever is next in the window."""
        page = self.page
        if page is None or old is None or now is None or old.isVisible():
            return
        beside = self.window().isAncestorOf(now) and not page.isAncestorOf(now)
        if page.isAncestorOf(old) and beside:
            page.focus_first()
