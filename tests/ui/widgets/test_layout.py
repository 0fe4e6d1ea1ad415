import pytest
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.ui.widgets.layout import PAGE_EDGE, SCROLL_BAR, Columns, across, clear, down


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize(("high", "taken"), [(100, 0), (900, SCROLL_BAR)])
def test_cards_end_where_the_head_does_with_a_scroll_bar_and_without(qtbot, show, rtl, high, taken):
    content = QWidget()
    content.setMinimumHeight(high)
    body = Columns(content)
    window = show(body, rtl=rtl)
    window.layout().setStretch(0, 1)
    end = PAGE_EDGE if rtl else window.width() - PAGE_EDGE
    qtbot.waitUntil(lambda: abs(_edge(content, window, rtl) - end) <= 1)
    assert body.widget().width() == window.width() - taken


def _edge(content, window, rtl):
    corner = content.rect().topLeft() if rtl else content.rect().topRight()
    return content.mapTo(window, corner).x()


def test_an_emptied_layout_has_nothing_left(show):
    inner, outer = QWidget(), across(down(QWidget(), 8), None, 4)
    outer.addWidget(inner)
    host = QWidget()
    host.setLayout(outer)
    show(host)
    clear(outer)
    QApplication.sendPostedEvents()
    assert outer.count() == 0
    assert not inner.isVisible()
