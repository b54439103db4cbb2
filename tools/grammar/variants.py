"""Sentences made from gold trees: headlines, per cent signs, short money words, capitals, no full stop.

News has forms that the treebanks hardly have. Each variant keeps the tree that it is made from.
"""
import re

from treebank import copied

THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
SHORT_SCALES = {"billion": ["bn", "Bln", "billion"], "million": ["mn", "mln", "million"]}


def third_person(lemma):
    if lemma in THIRD:
        return THIRD[lemma]
    if re.search(r"(s|x|z|ch|sh|o)$", lemma):
        return lemma + "es"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ies"
    return lemma + "s"


def children(words):
    kids = [[] for _ in range(len(words) + 1)]
    for i, w in enumerate(words, 1):
        kids[w.head].append(i)
    return kids


def below(kids, i):
    out = [i]
    for k in kids[i]:
        out += below(kids, k)
    return out


def without(words, dropped):
    """The sentence without some words; none that stays may hang on one that goes: null then."""
    place, count = {0: 0}, 0
    for i in range(1, len(words) + 1):
        if i not in dropped:
            count += 1
            place[i] = count
    kept = [w for i, w in enumerate(copied(words), 1) if i not in dropped]
    if any(w.head not in place for w in kept):
        return None
    for w in kept:
        w.head = place[w.head]
    return kept


def capitalised(form):
    return form[:1].upper() + form[1:]


def title_cased(words, random):
    for w in words:
        if w.tag.split("|")[0] in ("NOUN", "VERB", "ADJ", "ADV", "PROPN", "PRON") or random.random() < 0.1:
            w.form = capitalised(w.form)
    return words


def headline(words, random):
    """An English headline: no articles, no auxiliaries of passive and perfect, present tense, no clauses that go on."""
    if not 4 <= len(words) <= 28:
        return None
    kids = children(words)
    root = kids[0][0]
    verb = words[root - 1]
    subjects = [k for k in kids[root] if words[k - 1].label.startswith("nsubj")]
    if not verb.tag.startswith("VERB") or not subjects or words[subjects[0] - 1].tag.split("|")[0] not in ("NOUN", "PROPN"):
        return None
    if any(words[k - 1].lemma in ("not", "do", "can", "may", "would", "could", "might", "should", "must") for k in kids[root]):
        return None
    dropped = {i for i, w in enumerate(words, 1) if w.tag == "DET|DT" and w.lemma in ("the", "a")}
    aux = [k for k in kids[root] if words[k - 1].label == "aux"]
    passive = [k for k in kids[root] if words[k - 1].label == "aux:pass"]
    dropped |= set(passive) | {k for k in aux if words[k - 1].lemma in ("have", "be")}
    for k in kids[root]:
        loose = words[k - 1].label in ("advcl", "parataxis", "discourse", "punct", "cc") or (
            words[k - 1].label == "advmod" and random.random() < 0.7)
        if loose:
            dropped |= set(below(kids, k))
    future = [k for k in aux if words[k - 1].lemma == "will"]
    made = without(words, dropped)
    if made is None or not 3 <= len(made) <= 14:
        return None
    for w in made:
        if w.head == 0 and w.tag in ("VERB|VBD", "VERB|VBP", "VERB|VBN") and not passive and not future:
            plural = words[subjects[0] - 1].tag.endswith(("NNS", "NNPS")) or any(
                words[k - 1].label == "conj" for k in kids[subjects[0]])
            w.form, w.tag = (w.lemma, "VERB|VBP") if plural else (third_person(w.lemma), "VERB|VBZ")
        if future and w.label == "aux" and w.lemma == "will":
            w.form, w.tag, w.label = "to", "PART|TO", "mark"
    made[0].form = capitalised(made[0].form)
    return title_cased(made, random) if random.random() < 0.3 else made


def touched(words, random):
    """The same tree, a little otherwise written."""
    made = copied(words)
    for w in made:
        if w.form in ("percent", "per-cent") and random.random() < 0.5:
            w.form, w.tag = "%", "SYM|NN"
        elif w.form in SHORT_SCALES and random.random() < 0.3:
            w.form = random.choice(SHORT_SCALES[w.form])
    draw = random.random()
    if draw < 0.06 and made[-1].label == "punct" and len(made) > 3:
        made = without(made, {len(made)}) or made
    elif draw < 0.09:
        title_cased(made, random)
    elif draw < 0.10:
        for w in made:
            w.form = w.form.upper()
    return made


def epoch(gold, random, headlines):
    """What one pass over the treebank sees; `headlines`: the share of sentences that give one, 0 for none."""
    out = [touched(words, random) for words in gold]
    if headlines:
        made = (headline(words, random) for words in gold if random.random() < headlines)
        out += [words for words in made if words]
    return out
