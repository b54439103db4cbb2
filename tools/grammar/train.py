"""Trains a parser: python3 tools/grammar/train.py LANGUAGE --treebank FOLDER -o data/reading/grammar/LANGUAGE.weights

Needs Debian's python3-torch. Prints tag, unlabelled and labelled attachment (UPOS, UAS, LAS; labels without subtypes)
of the development and test sets, with the weights as rounded in the file. README.md tells what was used.
"""
import argparse
import collections
import os
import random
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import torch
import torch.nn.functional as F

import treebank
import variants
import weights
from network import Network, features

torch.set_num_threads(1)

# What each language is trained, watched and tested on; `headlines`: the share of sentences made into one each pass.
LANGUAGES = {
    "en": dict(train=["ewt-train", "gumfree-train"], watch=["ewt-dev", "gumfree-dev"], test=["ewt-test", "gumfree-test"], headlines=0.35),
    "fr": dict(train=["other/fr_sequoia-ud-train", "other/fr_gsd-ud-dev"], watch=["other/fr_sequoia-ud-dev"],
               test=["other/fr_gsd-ud-test", "other/fr_pud-ud-test", "other/fr_sequoia-ud-test"], headlines=0),
}


def options():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("language", choices=LANGUAGES)
    p.add_argument("--treebank", default="../shared/reference/treebank")
    p.add_argument("-o", "--output", required=True)
    p.add_argument("--epochs", type=int, default=20)
    p.add_argument("--hidden", type=int, default=128)
    p.add_argument("--embed", type=int, default=80)
    p.add_argument("--least", type=int, default=2, help="words seen less often are known by their parts only")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--step", type=int, default=1000, help="words a step of the training, with padding")
    p.add_argument("--rate", type=float, default=2.5e-3)
    p.add_argument("--teachers", nargs="*", default=[], help="networks (.pt) whose mean the new one learns from, too")
    p.add_argument("--test-only", metavar="NETWORK", help="a .pt to test")
    return p.parse_args()


class Lists:
    """Words, tags and labels by number."""

    def __init__(self, words, tags, labels):
        self.words, self.tags, self.labels = words, tags, labels
        self.word_of = {w: i for i, w in enumerate(words)}
        self.tag_of = {t: i for i, t in enumerate(tags)}
        self.label_of = {l: i for i, l in enumerate(labels)}
        self.coarse_tags = [t.split("|")[0] for t in tags]
        self.coarse_labels = [l.split(":")[0] for l in labels]

    @staticmethod
    def of(sentences, least):
        tags = collections.Counter(w.tag for s in sentences for w in s)
        labels = {w.label for s in sentences for w in s}
        words = collections.Counter(features(w.form)[0] for s in sentences for w in s)
        lists = Lists([b""] + [w for w, n in words.most_common() if n >= least and len(w) < 40],
                      [t for t, n in tags.most_common() if n >= 5], sorted(labels))
        lists.rare = [lists.word_of[w] for w, n in words.items() if n <= least + 1 and w in lists.word_of]
        return lists

    def encoded(self, sentence):
        f = [features(w.form) for w in sentence]
        return (np.array([self.word_of.get(a, 0) for a, _ in f]), np.array([b for _, b in f]),
                np.array([self.tag_of.get(w.tag, -1) for w in sentence]), np.array([w.head for w in sentence]),
                np.array([self.label_of.get(w.label, -1) for w in sentence]))


def batches(sentences, most, shuffled=None):
    """Positions of sentences of like length, at most `most` words with padding."""
    jitter = (lambda: shuffled.random() * 4) if shuffled else (lambda: 0)
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]) + jitter())
    out, batch, longest = [], [], 0
    for i in order:
        longest_now = max(longest, len(sentences[i]))
        if batch and longest_now * (len(batch) + 1) > most:
            out.append(batch)
            batch, longest_now = [], len(sentences[i])
        batch.append(i)
        longest = longest_now
    if batch:
        out.append(batch)
    if shuffled:
        shuffled.shuffle(out)
    return out


def padded(lists, sentences):
    coded = [lists.encoded(s) for s in sentences]
    rows, longest = len(coded), max(len(c[0]) for c in coded)
    arrays = [np.zeros((rows, longest), int), np.zeros((rows, longest, 5), int)] + [np.full((rows, longest), -1) for _ in range(3)]
    for row, code in enumerate(coded):
        for array, values in zip(arrays, code):
            array[row, :len(values)] = values
    return [torch.from_numpy(a) for a in arrays], torch.tensor([len(c[0]) for c in coded])


def figures(network, lists, sentences):
    """Shares in percent: universal tags, heads, heads with their label."""
    network.eval()
    words = tags = heads = labelled = 0
    with torch.no_grad():
        for batch in batches(sentences, 4000):
            (w, x, t, h, l), n = padded(lists, [sentences[i] for i in batch])
            tag, arc, dep, head = network(w, x, n)
            found = arc.argmax(-1)
            label = network.labels_of(dep, head, found).argmax(-1)
            real, right = h >= 0, (found == h) & (h >= 0)
            words += int(real.sum())
            heads += int(right.sum())
            tags += sum(lists.coarse_tags[a] == lists.coarse_tags[b] for a, b in zip(tag.argmax(-1)[real].tolist(), t[real].tolist()) if b >= 0)
            labelled += sum(lists.coarse_labels[a] == lists.coarse_labels[b] for a, b in zip(label[right].tolist(), l[right].tolist()) if b >= 0)
    network.train()
    return 100 * tags / words, 100 * heads / words, 100 * labelled / words


def soft_targets(teachers, w, x, n, heads):
    with torch.no_grad():
        out = []
        for t in teachers:
            tag, arc, dep, head = t(w, x, n)
            out.append((tag.softmax(-1), arc.softmax(-1), t.labels_of(dep, head, heads).softmax(-1)))
        return [sum(parts) / len(teachers) for parts in zip(*out)]


def loss_of(network, teachers, w, x, t, h, l, n, original_w):
    tag, arc, dep, head = network(w, x, n)
    real, heads = h >= 0, h.clamp(min=0)
    label = network.labels_of(dep, head, heads)
    scores, gold = [tag, arc, label], [t, h, l]
    loss = sum(F.cross_entropy(s.reshape(-1, s.size(-1)), g.reshape(-1), ignore_index=-1) for s, g in zip(scores, gold))
    if not teachers:
        return loss
    taught = soft_targets(teachers, original_w, x, n, heads)
    soft = sum(-(target[real] * s[real].log_softmax(-1)).sum(-1).mean() for s, target in zip(scores, taught))
    return 0.4 * loss + 0.6 * soft


class Average:
    """The running mean of a network's weights, which is what is kept."""

    def __init__(self, network):
        self.values, self.steps = {k: v.detach().clone() for k, v in network.state_dict().items()}, 0

    def add(self, network):
        self.steps += 1
        decay = min(0.998, (1 + self.steps) / (10 + self.steps))
        for k, v in network.state_dict().items():
            self.values[k].mul_(decay).add_(v, alpha=1 - decay)


def saved(path, network, lists):
    torch.save(dict(sizes=network.sizes, state=network.state_dict(), words=lists.words, tags=lists.tags, labels=lists.labels), path)


def loaded(path):
    kept = torch.load(path)
    s = kept["sizes"]
    network = Network(s["words"], s["tags"], s["labels"], s["hidden"], s["embed"], s["part"], s["arc"], s["rel"])
    network.load_state_dict(kept["state"])
    network.eval()
    return network, Lists(kept["words"], kept["tags"], kept["labels"])


def read_all(folder, names):
    return [s for name in names for s in treebank.sentences(f"{folder}/{name}.conllu.gz")]


def tested(network, lists, folder, names, title):
    for name in names:
        with weights.Rounded(network):
            print(title, name, "UPOS %.2f UAS %.2f LAS %.2f" % figures(network, lists, read_all(folder, [name])), flush=True)


def main():
    o = options()
    plan = LANGUAGES[o.language]
    if o.test_only:
        return tested(*loaded(o.test_only), o.treebank, plan["watch"] + plan["test"], "test")
    chance = random.Random(o.seed)
    torch.manual_seed(o.seed)
    gold, watch = read_all(o.treebank, plan["train"]), read_all(o.treebank, plan["watch"])
    teachers = [loaded(t)[0] for t in o.teachers]
    lists = Lists.of(gold, o.least)
    network = Network(len(lists.words), len(lists.tags), len(lists.labels), o.hidden, o.embed)
    print(len(gold), "sentences,", len(lists.words), "words,", len(lists.tags), "tags,", len(lists.labels), "labels,",
          sum(p.numel() for p in network.parameters()), "weights", flush=True)
    rare = torch.zeros(len(lists.words), dtype=torch.bool)
    rare[lists.rare] = True
    total = o.epochs * len(batches(variants.epoch(gold, random.Random(0), plan["headlines"]), o.step))
    optimiser = torch.optim.Adam(network.parameters(), lr=o.rate, betas=(0.9, 0.95), eps=1e-8)
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda i: min(1, (i + 1) / 150) * max(0.02, 1 - i / total))
    mean, started, step = Average(network), time.time(), 0
    for epoch in range(o.epochs):
        made, sum_of_loss = variants.epoch(gold, chance, plan["headlines"]), 0
        plan_of_epoch = batches(made, o.step, chance)
        for batch in plan_of_epoch:
            (w, x, t, h, l), n = padded(lists, [made[i] for i in batch])
            hidden_words = torch.where(rare[w] & (torch.rand(w.shape) < 0.4), torch.zeros_like(w), w)
            optimiser.zero_grad()
            arguments = (network, teachers, hidden_words, x, t, h, l, n, w)
            if step > 0.7 * total:  # the last part learns to live with four bits
                with weights.Rounded(network, tables=False):
                    loss = loss_of(*arguments)
                    loss.backward()
            else:
                loss = loss_of(*arguments)
                loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            rate.step()
            mean.add(network)
            sum_of_loss, step = sum_of_loss + loss.item(), step + 1
        kept = {k: v.clone() for k, v in network.state_dict().items()}
        network.load_state_dict(mean.values)
        with weights.Rounded(network):
            shown = figures(network, lists, watch)
        print("pass", epoch + 1, "loss %.3f" % (sum_of_loss / len(plan_of_epoch)), "watched UPOS %.2f UAS %.2f LAS %.2f" % shown,
              "%.0f s" % (time.time() - started), flush=True)
        saved(o.output + ".pt", network, lists)
        weights.write(o.output, network, o.language, lists.words, lists.tags, lists.labels)
        network.load_state_dict(kept)
    network.load_state_dict(mean.values)
    print(os.path.getsize(o.output), "bytes")
    tested(network, lists, o.treebank, plan["test"], "test")


if __name__ == "__main__":
    main()
