"""The one way of saying no: a coded Chinese sentence, with everything left as it was."""

from __future__ import annotations


class Refused(Exception):
    """Something that was asked cannot be done, and nothing was changed.

    `code` is stable, for searching and for tests ("LEDGER-LOCKED"); `sentence` is what the user reads: what is wrong,
    where, and what to do, in one Chinese sentence. Why the name has no "Error": the program is not at fault.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{sentence}（{code}）")
        self.code = code
        self.sentence = sentence
