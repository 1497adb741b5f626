"""A handout as PDF: pages, letters of four scripts, pictures as lines, and nothing of the data read as markup."""

from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from geodata.corpus import Corpus, load
from geodata.selection import Selection
from geodata.wording import attributed, citation
from layers.handout import Handout, Picture, Stated, Step, pdf
from layers.picture import FORMS, svg

NAMES = ("Xocalı, Ağdam, Əsgəran, İ", "Խոջալու", "Ходжалы", "Khojaly")
HOSTILE = '#strong[a] $x^2$ *b* _c_ @ref <label> https://a.b // c /* d */ \\ `e` "f" = g - h + i ~ #let x = sys'
PLAIN = Handout("A title", "A lead", [Step("First", "Text")], footer="Who made it")


def _text(made: bytes) -> list[str]:
    pages = pdfium.PdfDocument(made)
    return [" ".join(page.get_textpage().get_text_range().replace("\ufffe", "").split()) for page in pages]


def _kinds(made: bytes) -> set[int]:
    return {thing.type for page in pdfium.PdfDocument(made) for thing in page.get_objects(max_depth=15)}


def test_every_page_has_footer_and_number() -> None:
    made = pdf(replace(PLAIN, steps=[Step(f"Step {number}", lines=20, number=number + 1) for number in range(4)]))
    pages = _text(made)
    assert len(pages) > 2
    for number, text in enumerate(pages, start=1):
        assert f"Who made it Page {number} of {len(pages)}" in text
    assert "1. Step 0" in pages[0]


def test_names_in_four_scripts_can_be_read_and_found() -> None:
    step = Step("Names", "\n".join(NAMES), statements=[Stated(name, name, name) for name in NAMES])
    made = pdf(replace(PLAIN, title="; ".join(NAMES), steps=[step]))
    text = " ".join(_text(made))
    for name in NAMES:
        assert text.count(name) == 5  # title, text, sentence, passage, citation
    fonts = {
        thing.get_font().get_base_name()
        for page in pdfium.PdfDocument(made)
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    }
    assert all("DejaVuSans" in font for font in fonts)


def test_nothing_of_the_data_is_markup() -> None:
    hostile = Step(HOSTILE, HOSTILE, HOSTILE, 1, statements=[Stated(*[HOSTILE] * 3)], hints=[HOSTILE], note=HOSTILE)
    made = pdf(Handout(HOSTILE, HOSTILE, [hostile], HOSTILE, paper="us-letter", teacher=True))
    squeezed = "".join(_text(made)).replace(" ", "")
    assert squeezed.count(HOSTILE.replace(" ", "")) >= 10


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_paper_is_what_is_asked_for(paper: str, size: tuple[int, int]) -> None:
    (page,) = pdfium.PdfDocument(pdf(replace(PLAIN, paper=paper)))  # type: ignore[arg-type]
    assert page.get_size() == pytest.approx(size, abs=1)


def test_hints_and_notes_are_the_teacher_s() -> None:
    handout = replace(PLAIN, steps=[Step("One", hints=["a hint"], note="a note")])
    (pupils,), (teachers,) = _text(pdf(handout)), _text(pdf(replace(handout, teacher=True)))
    for said in ("a hint", "a note", "Teacher’s version"):
        assert said not in pupils
        assert said in teachers


def test_an_address_has_its_code_as_lines_not_as_a_picture() -> None:
    made = pdf(replace(PLAIN, address="https://example.org/?from=1992-02-25"))
    assert "https://example.org/?from=1992-02-25" in _text(made)[0]
    assert _kinds(made) >= {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_TEXT}
    assert raw.FPDF_PAGEOBJ_IMAGE not in _kinds(made)


def test_the_same_handout_makes_the_same_file() -> None:
    assert pdf(PLAIN) == pdf(PLAIN)


def test_pictures_and_statements_of_a_corpus(corpus: Corpus) -> None:
    view = svg(corpus, Selection(), form=FORMS["inset"])
    claims = [claim for claim in corpus.claims.values() if claim.quote][:3]
    stated = [
        Stated(attributed(claim, source), claim.quote or "", citation(source, claim.cited_at))
        for claim in claims
        for source in [corpus.sources[claim.source]]
    ]
    steps = [
        Step("Look", pictures=[Picture(view, "A map")], question="Where?", lines=3),
        Step("Read", statements=stated),
    ]
    made = pdf(Handout(corpus.meta.title, corpus.meta.short_note, steps, corpus.meta.citation, "https://example.org/"))
    text = " ".join(_text(made))
    for one in stated:
        assert " ".join(one.sentence.split()) in text
        assert one.quote in text
    assert raw.FPDF_PAGEOBJ_PATH in _kinds(made)
    assert raw.FPDF_PAGEOBJ_IMAGE not in _kinds(made)


def test_a_picture_is_drawn_with_its_colours() -> None:
    corpus = load()
    view = svg(corpus, Selection.from_query("from=1992-02-25&to=1992-02-26", corpus), form=FORMS["inset"])
    (page, *_) = pdfium.PdfDocument(pdf(replace(PLAIN, steps=[Step("Look", pictures=[Picture(view, "A map")])])))
    image = page.render(scale=1).to_pil().convert("RGB")
    colours = {colour for _, colour in image.getcolors(1 << 20) or []}
    assert any(abs(r - 0xB4) + abs(g - 0x47) + abs(b - 0x0B) < 12 for r, g, b in colours)  # events of 1987–1992
