"""Ways in which a desk file is damaged, and what was where in it."""

from contextlib import closing

from mentordesk.storage import pages
from mentordesk.storage.connection import connect
from mentordesk.storage.copying import counts
from mentordesk.storage.salvage.cells import TABLE_LEAF
from mentordesk.storage.salvage.reading import book, leaves, say_nothing
from mentordesk.storage.salvage.shapes import Shapes
from mentordesk.storage.seals import PAGE


def rows(path, key):
    """Return how many rows each table has."""
    with closing(connect(path, key)) as connection:
        return counts(connection)


def rows_by_page(path, key):
    """Return how many rows of which table lie on each page, as the whole file has it."""
    plain = book(list(pages.read(path).all), key, say_nothing)
    with closing(connect(path, key)) as connection:
        roots = dict(connection.execute("select name, rootpage from sqlite_master"))
    return {
        page: (table, len(list(plain.rows(page))))
        for table in Shapes().all
        for page in leaves(plain, roots[table])
        if plain.kind(page) == TABLE_LEAF
    }


def page_with(words, path, key):
    """Return the number of the page on which words stand."""
    plain = book(list(pages.read(path).all), key, say_nothing)
    return next(number for number, page in enumerate(plain.pages, 1) if words in page)


def with_page(content, number, page=bytes(PAGE)):
    """Return the content of a file with another page at a place, one of zeros unless given."""
    at = (number - 1) * PAGE
    return content[:at] + page + content[at + PAGE :]


def with_flip(content, at, bit=0):
    return content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :]
