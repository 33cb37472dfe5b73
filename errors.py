"""Every exception vankien raises on purpose, each named for its reason.

A message says what is wrong, where, and what to do about it, on one line. Expected
imperfection (an ambiguous citation, a document without a date) is a value, never an
exception.
"""

from __future__ import annotations


class VankienError(Exception):
    """Base of all errors raised on purpose; the command line prints it as one line."""


class UnreadableFile(VankienError):
    """A file could not be turned into text: empty, damaged, locked or of an unknown format."""


class NoDocuments(VankienError):
    """A path given for loading holds nothing that could be read."""


class UnknownDocument(VankienError):
    """Nothing in the store answers to the name given."""


class UnknownMention(VankienError):
    """No citation stands where the user says."""


class AmbiguousDocument(VankienError):
    """A name given fits several documents; the message lists them."""


class StoreError(VankienError):
    """The store cannot be opened, read or written."""


class StoreLocked(StoreError):
    """Another process is writing to the store."""


class QueryError(VankienError):
    """A question cannot be run: bad SPARQL, unknown name, missing or misspelt parameter."""


class UnknownTerm(VankienError):
    """A vocabulary term that does not exist was asked for."""


class AuthorityError(VankienError):
    """A row of the authority tables is malformed."""


class ExportError(VankienError):
    """An export format is unknown or the file cannot be written."""


class MissingExtra(VankienError):
    """A feature needs an optional package that is not installed."""
