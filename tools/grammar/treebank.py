"""Sentences with their grammar, from CoNLL-U files."""
import gzip
from dataclasses import dataclass, replace

# Relations whose subtype is kept; every other is cut to what stands before the colon.
KEPT_SUBTYPES = {"nsubj:pass", "csubj:pass", "aux:pass", "obl:agent", "acl:relcl", "nmod:poss", "compound:prt"}


@dataclass
class Word:
    form: str
    lemma: str
    tag: str  # "VERB|VBD", "VERB|Part.Past": the universal tag, then how the word is formed
    head: int  # 1-based, 0: root
    label: str


def label_of(relation):
    return relation if relation in KEPT_SUBTYPES else relation.split(":")[0]


def shape_of(columns):
    """How a word is formed: the treebank's own tag, else what its features say that statements need."""
    if columns[4] not in ("_", ""):
        return columns[4]
    features = dict(f.split("=", 1) for f in columns[5].split("|") if "=" in f)
    parts = [features[k] for k in ("VerbForm", "PronType") if k in features and (k != "PronType" or columns[3] == "PRON")]
    if features.get("VerbForm") == "Part":
        parts.append(features.get("Tense", ""))
    if columns[3] in ("NOUN", "PROPN") and features.get("Number") == "Plur":
        parts.append("Plur")
    return ".".join(p for p in parts if p) or "-"


def sentences(path):
    opened = gzip.open(path, "rt", encoding="utf8") if str(path).endswith(".gz") else open(path, encoding="utf8")
    with opened as lines:
        words = []
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if words:
                    yield words
                words = []
            elif line[0] != "#":
                c = line.split("\t")
                if c[0].isdigit():
                    words.append(Word(c[1], c[2], f"{c[3]}|{shape_of(c)}", int(c[6]), label_of(c[7])))
        if words:
            yield words


def copied(words):
    return [replace(w) for w in words]
