import csv
from io import StringIO

import pytest

from mentordesk.exchange.table import to_csv


def read(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_cells_come_back_as_they_were():
    rows = [["Größe", 'a "quote", and a comma', "two\nlines"], ["", "x", "1"]]
    assert read(to_csv(rows)) == rows


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1"])
def test_text_that_would_be_a_formula_is_quoted(cell):
    assert read(to_csv([[cell]])) == [[f"'{cell}"]]


def test_numbers_below_nothing_stay_numbers():
    assert read(to_csv([[-8, 3]])) == [["-8", "3"]]
