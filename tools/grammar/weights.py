"""Four bits a weight, and the file that src/reading/grammar/weights.cpp reads (its layout stands there)."""
import struct

import numpy as np
import torch

LEVELS = 7  # of each sign


def is_matrix(parameter):
    return parameter.dim() == 2 and min(parameter.shape) > 1


def scales(rows):
    """Of each row the step whose rounding errs least, among six."""
    best, best_error = None, None
    largest = rows.abs().amax(1, keepdim=True).clamp(min=1e-8)
    for share in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5):
        step = largest * (share / LEVELS)
        error = ((rows / step).round().clamp(-LEVELS, LEVELS) * step - rows).pow(2).sum(1, keepdim=True)
        if best is None:
            best, best_error = step, error
        else:
            better = error < best_error
            best, best_error = torch.where(better, step, best), torch.where(better, error, best_error)
    return best


def rounded(rows):
    step = scales(rows)
    return (rows / step).round().clamp(-LEVELS, LEVELS) * step


class Rounded:
    """with Rounded(network): its matrices are as the file will hold them; afterwards as they were."""

    def __init__(self, network, tables=True):
        self.parameters = [p for n, p in network.named_parameters() if is_matrix(p) and (tables or not n.startswith(("word", "parts")))]

    def __enter__(self):
        self.kept = [p.data for p in self.parameters]
        for p in self.parameters:
            p.data = rounded(p.data)

    def __exit__(self, *_):
        for p, data in zip(self.parameters, self.kept):
            p.data = data


def checksum(data):
    """FNV-1a over 64-bit words, the rest padded with zeros."""
    data += b"\0" * (-len(data) % 8)
    h = 1469598103934665603
    for word in np.frombuffer(data, "<u8").tolist():
        h = ((h ^ word) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return h


def matrix_bytes(rows):
    step = scales(rows)
    q = (rows / step).round().clamp(-LEVELS, LEVELS).to(torch.int64).numpy() + 8
    flat = q.reshape(-1)
    if flat.size % 2:
        flat = np.append(flat, 8)
    packed = (flat[0::2] | (flat[1::2] << 4)).astype("u1").tobytes()
    return step.reshape(-1).numpy().astype("<f4").tobytes() + packed


def write(path, network, language, words, tags, labels):
    s = network.sizes
    from network import BUCKETS
    out = b"DETGRAM1" + language.encode().ljust(8, b"\0")
    out += struct.pack("<13I", s["words"], s["tags"], s["labels"], s["hidden"], s["embed"], s["part"], s["arc"], s["rel"], *BUCKETS)
    for entries in (words, tags, labels):
        for entry in entries:
            entry = entry if isinstance(entry, bytes) else entry.encode()
            out += struct.pack("<B", len(entry)) + entry
    for name, p in network.named_parameters():
        data = p.detach().float()
        body = matrix_bytes(data) if is_matrix(data) else data.reshape(-1).numpy().astype("<f4").tobytes()
        out += b"\0" * (-len(out) % 4) + body
    out += b"\0" * (-len(out) % 8)
    out += struct.pack("<Q", checksum(out))
    with open(path, "wb") as file:
        file.write(out)
    return len(out)
