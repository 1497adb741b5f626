"""A lesson in an address: as JSON, deflated (RFC 1951), in the letters of addresses (RFC 4648, 5).

What comes from an address was written by whoever, and is checked like a file. `browser/lessoncode.js` does the same;
both are held to `tests/cases/lessons.json`.
"""

import base64
import binascii
import zlib

from pydantic import ValidationError

from geodata.corpus import Corpus
from geodata.lesson import Lesson
from geodata.lessons import unfit
from geodata.reading import explained

LONGEST = 50_000  # characters of a code
_LARGEST = 200_000  # bytes of what is in it
_RAW = -15  # zlib's word for a stream without head and tail


class LessonError(ValueError):
    """What is no lesson, or one that cannot be shown; `faults` says why, a sentence each."""

    def __init__(self, *faults: str) -> None:
        self.faults = faults
        super().__init__("; ".join(faults))


def packed(lesson: Lesson) -> str:
    """The code of a lesson."""
    text = lesson.model_dump_json(exclude_defaults=True)
    deflate = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    return base64.urlsafe_b64encode(deflate.compress(text.encode()) + deflate.flush()).decode().rstrip("=")


def unpacked(code: str, corpus: Corpus) -> Lesson:
    """The lesson of a code, whose every step can be shown. Raises `LessonError`."""
    try:
        lesson = Lesson.model_validate_json(_inflated(code), strict=False)
    except ValidationError as error:
        raise LessonError(*(f"{message}: {remedy}" for message, remedy in explained(error))) from None
    faults = [f"{message}: {remedy}" for message, remedy in unfit(corpus.whole, lesson)]
    if faults:
        raise LessonError(*faults)
    return lesson


def _inflated(code: str) -> bytes:
    cut = LessonError("the address is not whole: open the file, or ask for the address again")
    if len(code) > LONGEST:
        raise LessonError(f"the address is too long: at most {LONGEST} characters")
    inflate = zlib.decompressobj(_RAW)
    try:
        raw = base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True)
        found = inflate.decompress(raw, _LARGEST)
    except (binascii.Error, ValueError, zlib.error):
        raise cut from None
    if not inflate.eof:
        raise cut
    return found
