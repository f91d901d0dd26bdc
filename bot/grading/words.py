"""One form for each word: contractions, abbreviations, irregular verbs, spelling, stem.

The tables hold what people type in chats about programming. They are applied to answers and to
phrasings alike, so an entry can only make two spellings meet.
"""

from functools import lru_cache

import snowballstemmer

_stemmer = snowballstemmer.stemmer("english")


def _table(*rows: str) -> dict[str, str]:
    """Read rows of “form form form: base”."""
    table: dict[str, str] = {}
    for row in rows:
        forms, base = row.split(": ")
        table.update(dict.fromkeys(forms.split(), base))
    return table


ARTICLES = frozenset({"a", "an", "the"})

FILLERS = frozenset(
    "really very actually basically literally essentially simply quite well yeah".split()
)
"""Words that change nothing of what is said; they don't count as distance."""

DETERMINERS = frozenset("a an the its their your my our".split())
PREPOSITIONS = frozenset(
    "of in on at by for with from into onto per through between without during against".split()
)
AUXILIARIES = frozenset(
    "is are was were has does did can will would should must could may might".split()
)
CONJUNCTIONS = frozenset("and or but because".split())
SUBJECTS = frozenset("i you he she it we they there".split())
COMMON = (
    DETERMINERS
    | PREPOSITIONS
    | AUXILIARIES
    | CONJUNCTIONS
    | SUBJECTS
    | frozenset(
        "be been being have had do to not no if when while then so as than that this these those "
        "which who what where how why before after until only just also each every all any both "
        "instead unless whether whereas although though nor "
        "about over under out up off like using use used via gets get lets let make makes "
        "need needs me them him her us one same other else never always → :".split()
    )
)
"""Words and signs that join others and say nothing by themselves."""

PRODUCTS = frozenset(
    "fastapi openapi javascript typescript github postgresql mysql sqlite sqlalchemy graphql numpy "
    "pypi nodejs websocket websockets".split()
)
"""Names that are one word however they are capitalised."""

CONTRACTIONS = {
    stem + "nt": (full, "not")
    for stem, full in {
        "do": "do", "does": "does", "did": "did", "is": "is", "are": "are", "was": "was",
        "were": "were", "has": "has", "have": "have", "had": "had", "ca": "can", "could": "could",
        "wo": "will", "would": "would", "should": "should", "must": "must", "need": "need",
        "dose": "does", "dos": "does", "dosn": "does", "doese": "does", "ai": "is",
    }.items()
}  # fmt: skip
CONTRACTIONS["cannot"] = ("can", "not")
"""Denials written as one word, without the apostrophe."""

_ABBREVIATIONS = _table(
    "db dbs databases: database", "req reqs requests: request", "resp responses: response",
    "fn func funcs: function", "msg msgs: message", "config configs conf: configuration",
    "env envs: environment", "application applications apps: app", "ctx: context",
    "param params: parameter", "arg args: argument", "doc docs: documentation",
    "prod: production", "dev devs developers: developer", "asynchronous asynchronously: async",
    "synchronous synchronously: sync", "info: information", "ppl: people", "u: you", "ur: your",
    "r: are", "bc cuz coz cos becuase becasue: because", "thru: through",
    "smth sth: something", "diff: different", "num nr: number", "obj objs: object",
    "attr attrs: attribute", "conn conns: connection", "pw pwd passwd: password",
    "sec secs: second", "dict dicts: dictionary", "str: string", "int ints: integer",
    "impl: implementation", "perf: performance", "deps dep: dependency", "ids: id",
    "vals val: value", "vars var: variable", "pkg pkgs: package", "lib libs: library",
    "dirs dir: directory", "1st: first", "2nd: second", "sqla: sqlalchemy",
    "postgresql psql pg: postgres", "javascript: js", "python3 py: python", "perms perm: permission",
    "auths: auth", "btwn: between", "w: with", "wo: without", "wout: without", "wth: with",
    "nto: not", "cant: cannot", "mem: memory", "concurently: concurrently", "col cols: column",
    "rel: relation", "op ops: operation", "exc: exception", "err errs: error", "gen: generate",
    "auto automatic automatically automaticly automated automate: auto",
)  # fmt: skip

_NUMBERS = _table(
    "zero: 0", "one: 1", "two: 2", "three: 3", "four: 4", "five: 5", "six: 6", "ten: 10",
)  # fmt: skip

_IRREGULAR = _table(
    "am is are was were been being: be", "ran running: run", "sent: send", "wrote written: write",
    "made making: make", "kept: keep", "held: hold", "caught: catch", "found: find",
    "built: build", "got gotten getting: get", "gave given giving: give",
    "took taken taking: take", "knew known: know", "told: tell", "went gone goes: go",
    "came coming: come", "lost losing: lose", "left leaving: leave", "brought: bring",
    "thought: think", "saw seen: see", "meant: mean", "began begun: begin",
    "chose chosen choosing: choose", "broke broken breaking: break",
    "froze frozen freezing: freeze", "hid hidden hiding: hide", "hung: hang", "stuck: stick",
    "stood: stand", "said: say", "did done does: do", "had has having: have", "threw thrown: throw",
    "drew drawn: draw", "swept: sweep", "spent: spend", "stole stolen: steal", "bound: bind",
    "dealt: deal", "fed: feed", "felt: feel", "forgot forgotten: forget", "forbidden: forbid",
    "grew grown: grow", "heard: hear", "led: lead", "lent: lend", "met: meet", "paid: pay",
    "sat sitting: sit", "shown: show", "shut: shut", "slept: sleep", "understood: understand",
    "woke woken: wake", "wound: wind", "children kids: child", "indices indexes: index",
    "queries: query", "exceptions: exception", "migrates migrated migrating: migrate", "schemata: schema", "people persons: person", "men: man", "bits: bit",
    "better best: good", "worse worst: bad", "settings: setting", "larger largest: large", "bigger biggest: big",
    "faster fastest quicker quickest: fast", "slower slowest: slow", "simpler simplest: simple",
    "easier easiest: easy", "deeper deepest: deep", "lower lowest: low", "higher highest: high",
    "earlier earliest: early", "later latest: late", "cleaner: clean", "safer safest: safe",
    "heavier: heavy", "lighter: light", "smaller smallest: small", "inner innermost: inner",
    "outer outermost: outer", "dying died dies: die", "lying lies: lie", "tying tied ties: tie",
    "authentification authentificate authenticated authenticates authenticating"
    " authentication: authenticate",
    "authorized authorizes authorizing authorization authorisation authorised: authorize",
)  # fmt: skip


_AS_THEY_ARE = frozenset(
    "migrate production experiment setting settings during being string thing valid invalid original exception anded ored".split()
)
"""Words whose stem would meet that of another word."""


@lru_cache(maxsize=65536)
def base(word: str) -> str:
    """The one form of a lower-case word under which its inflections and spellings meet."""
    word = _ABBREVIATIONS.get(word, word)
    word = _NUMBERS.get(word, word)
    word = _IRREGULAR.get(word, word)
    if len(word) < 4 or word in _AS_THEY_ARE or not word.isascii():  # noqa: PLR2004  (short words have no ending to lose)
        return word
    for british, american in (("isation", "ization"), ("ising", "izing"), ("ise", "ize"),
                              ("ised", "ized"), ("ises", "izes"), ("our", "or"),
                              ("ours", "ors")):  # fmt: skip
        if len(word) > len(british) + 3 and word.endswith(british):
            word = word.removesuffix(british) + american
    return str(_stemmer.stemWord(word))
