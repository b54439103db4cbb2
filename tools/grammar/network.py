"""The parser's network: two BiLSTM layers over words and parts of words; tags, biaffine arcs, labels.

Dozat and Manning (2017), "Deep biaffine attention for neural dependency parsing", small. Sizes: T words, H units a
direction. What src/reading/grammar computes with integers is computed here with floats.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

BUCKETS = [4000, 4000, 2000, 4000, 500]  # of the last four, three, two bytes, the first three, the shape
MASK = 0xFFFFFFFFFFFFFFFF


def hashed(data):
    """FNV-1a of bytes, its bits mixed once more (splitmix64's first steps)."""
    h = 1469598103934665603
    for byte in data:
        h = ((h ^ byte) * 1099511628211) & MASK
    h ^= h >> 32
    h = (h * 0x9E3779B97F4A7C15) & MASK
    h ^= h >> 29
    h = (h * 0xBF58476D1CE4E5B9) & MASK
    return h ^ (h >> 32)


def lowered(data):
    """ASCII and the capitals of Latin-1 (C3 80 to C3 9E) in lower case, byte by byte, as the program does it."""
    out = bytearray(data)
    for i, byte in enumerate(out):
        after_c3 = i > 0 and data[i - 1] == 0xC3
        if 65 <= byte <= 90 or (after_c3 and 0x80 <= byte <= 0x9E and byte != 0x97):
            out[i] = byte + 32
    return bytes(out)


STRAIGHT = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'}  # quotes of print, as typewriters have them

_known = {}


def features(form):
    """(lower case with digits as 0, five buckets) of a word."""
    if form not in _known:
        straight = "".join(STRAIGHT.get(c, c) for c in form)
        plain = bytes(48 if 48 <= b <= 57 else b for b in straight.encode())
        low = lowered(plain)
        shape = bytearray()
        for b in plain:
            kind = b"X"[0] if 65 <= b <= 90 else b"x"[0] if 97 <= b <= 122 else b"0"[0] if b == 48 else b"u"[0] if b >= 128 else b
            if len(shape) < 2 or shape[-1] != kind or shape[-2] != kind:
                shape.append(kind)
        parts = [b"4" + low[-4:], b"3" + low[-3:], b"2" + low[-2:], b"p" + low[:3], b"s" + bytes(shape)]
        _known[form] = (low, [hashed(p) % n for p, n in zip(parts, BUCKETS)])
    return _known[form]


class TwoWays(nn.Module):
    """An LSTM in both directions at once. Gates in the order input, forget, output, cell.

    torch.nn.LSTM over packed sentences spends four fifths of its time here on adding up slices of gradients.
    """

    def __init__(self, inputs, hidden):
        super().__init__()
        reach = hidden ** -0.5
        for way in ("forwards", "backwards"):
            self.register_parameter(way + "_input", nn.Parameter(torch.empty(4 * hidden, inputs).uniform_(-reach, reach)))
            self.register_parameter(way + "_hidden", nn.Parameter(torch.empty(4 * hidden, hidden).uniform_(-reach, reach)))
            bias = torch.zeros(4 * hidden)
            bias[hidden:2 * hidden] = 1
            self.register_parameter(way + "_bias", nn.Parameter(bias))

    def forward(self, x, lengths):
        batch, longest, _ = x.shape
        hidden = self.forwards_hidden.shape[1]
        place = torch.arange(longest)[None].expand(batch, -1)
        turned = torch.where(place < lengths[:, None], lengths[:, None] - 1 - place, place).unsqueeze(-1)
        back = x.gather(1, turned.expand(-1, -1, x.size(-1)))
        gates = torch.stack([F.linear(x, self.forwards_input, self.forwards_bias),
                             F.linear(back, self.backwards_input, self.backwards_bias)])
        recurrent = torch.stack([self.forwards_hidden.t(), self.backwards_hidden.t()])
        h = c = x.new_zeros(2, batch, hidden)
        outputs = []
        for z in gates.permute(2, 0, 1, 3).contiguous().unbind(0):
            z = torch.baddbmm(z, h, recurrent)
            i, f, o = z[..., :3 * hidden].sigmoid().chunk(3, -1)
            c = f * c + i * z[..., 3 * hidden:].tanh()
            h = o * c.tanh()
            outputs.append(h)
        there, again = torch.stack(outputs, 2).unbind(0)
        return torch.cat([there, again.gather(1, turned.expand(-1, -1, hidden))], -1)


class Network(nn.Module):
    def __init__(self, words, tags, labels, hidden, embed, part=32, arc=96, rel=64, dropout=0.33):
        super().__init__()
        self.sizes = dict(words=words, tags=tags, labels=labels, hidden=hidden, embed=embed, part=part, arc=arc, rel=rel)
        self.word = nn.Embedding(words, embed)
        self.parts = nn.ModuleList(nn.Embedding(n, part) for n in BUCKETS)
        for table in [self.word, *self.parts]:
            nn.init.normal_(table.weight, 0, 0.3)
        width = embed + part * len(BUCKETS)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.first = TwoWays(width, hidden)
        self.second = TwoWays(2 * hidden, hidden)
        self.tag = nn.Linear(2 * hidden, tags)
        self.roles = nn.Linear(2 * hidden, 2 * arc + 2 * rel)  # as dependent, as head; of arcs, of labels
        self.arc = nn.Parameter(torch.eye(arc) * 0.1 + torch.randn(arc, arc) * 0.01)
        self.arc_head = nn.Parameter(torch.zeros(arc))
        self.label = nn.Linear(3 * rel, labels)
        self.dropout = dropout

    def vary(self, x):
        """Dropout with one mask for the whole sentence."""
        if not self.training:
            return x
        keep = 1 - self.dropout
        return x * (x.new_empty(x.size(0), 1, x.size(2)).bernoulli_(keep) / keep)

    def forward(self, words, parts, lengths):
        batch, longest = words.shape
        pieces = [self.word(words)] + [table(parts[:, :, i]) for i, table in enumerate(self.parts)]
        if self.training:  # whole features are left out at times, so that none is leaned on
            pieces = [p * (torch.rand(batch, longest, 1) > (0.2 if i == 0 else 0.1)).float() for i, p in enumerate(pieces)]
        x = torch.cat([self.root.expand(batch, 1, -1), torch.cat(pieces, -1)], 1)
        x = F.dropout(x, 0.1, self.training)
        one = self.vary(self.first(x, lengths + 1))
        two = self.vary(self.second(one, lengths + 1))
        roles = self.vary(F.leaky_relu(self.roles(two), 0.1))
        arc, rel = self.sizes["arc"], self.sizes["rel"]
        arc_dep, arc_head, rel_dep, rel_head = roles.split([arc, arc, rel, rel], -1)
        arcs = (arc_dep @ self.arc) @ arc_head.transpose(1, 2) + (arc_head @ self.arc_head).unsqueeze(1)
        beyond = torch.arange(longest + 1)[None] > lengths[:, None]
        arcs = arcs.masked_fill(beyond.unsqueeze(1), -1e9)
        return self.tag(one[:, 1:]), arcs[:, 1:], rel_dep[:, 1:], rel_head

    def labels_of(self, rel_dep, rel_head, heads):
        """Scores of the labels, given each word's head: [batch, T, labels]."""
        head = torch.gather(rel_head, 1, heads.unsqueeze(-1).expand(-1, -1, rel_head.size(-1)))
        return self.label(torch.cat([rel_dep * head, rel_dep, head], -1))
