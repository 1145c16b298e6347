"""The network of the trained reader, as it is trained; `analysis/reader/network.py` runs it without torch."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from briefing_app.analysis.reader.observations import FLAGS

DIMENSIONS = {
    "word": 96,
    "prefix": 12,
    "suffix": 16,
    "ending": 8,
    "shape": 10,
    "tag": 20,
    "quotation": 8,
    "edge": 6,
    "reported": 10,
    "name": 12,
    "cluster": 32,
    "case": 4,
}
KEY_SIZE = 96
DISTANCE_BUCKETS = 32
CORPUS_SIZE = 8
UNKNOWN = 1


class ConditionalField(nn.Module):
    """A linear-chain conditional random field over one label for each word."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(labels, labels))
        self.starts = nn.Parameter(torch.zeros(labels))

    def loss(self, scores: Tensor, gold: Tensor, known: Tensor) -> Tensor:
        """Return the negative log likelihood a word of `gold` [B, T]; `known` [B, T] is False for padding.

        A gold label of -1 leaves the label open.
        """
        batch, length, labels = scores.shape
        allowed = torch.where(
            (gold[..., None] < 0) | (nn.functional.one_hot(gold.clamp(min=0), labels) > 0), 0.0, -1e4
        )
        every = self.starts + scores[:, 0]
        right = every + allowed[:, 0]
        both = torch.cat([every, right])
        for t in range(1, length):
            score = scores[:, t]
            more = torch.logsumexp(both[:, :, None] + self.steps, 1) + torch.cat(
                [score, score + allowed[:, t]]
            )
            keep = known[:, t].repeat(2)[:, None]
            both = torch.where(keep, more, both)
        total = torch.logsumexp(both, 1)
        return (total[:batch] - total[batch:]).sum() / known.sum()

    def best(self, scores: Tensor) -> list[int]:
        """Return the likeliest labels of one sequence [T, L]."""
        a = self.starts + scores[0]
        back = []
        for t in range(1, len(scores)):
            value, index = (a[:, None] + self.steps).max(0)
            back.append(index)
            a = value + scores[t]
        k = int(a.argmax())
        path = [k]
        for index in reversed(back):
            k = int(index[k])
            path.append(k)
        return path[::-1]


def distance_buckets(first: Tensor, length: int) -> Tensor:
    """Return for each content [N] and word [T] the bucket of the signed distance between them."""
    d = torch.arange(length)[None, :] - first[:, None]
    size = torch.log2(d.abs().float() + 1).mul(2).floor().long().clamp(max=DISTANCE_BUCKETS // 2 - 1)
    return torch.where(d < 0, size, size + DISTANCE_BUCKETS // 2)


class Pointer(nn.Module):
    """Points from a content to the words of its source, or of its cue; the last place means none."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.query = nn.Linear(2 * size, KEY_SIZE)
        self.key = nn.Linear(size, KEY_SIZE)
        self.nowhere = nn.Parameter(torch.zeros(KEY_SIZE))
        self.far = nn.Parameter(torch.zeros(DISTANCE_BUCKETS))

    def forward(self, states: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Return log probabilities [N, T + 1] for contents of one sequence of states [T, H]."""
        query = self.query(torch.cat([states[first], states[last]], -1))
        scores = query @ self.key(states).T / KEY_SIZE**0.5 + self.far[distance_buckets(first, len(states))]
        return torch.log_softmax(torch.cat([scores, (query @ self.nowhere)[:, None]], 1), 1)


class Reader(nn.Module):
    """Two recurrent layers both ways over embedded words, with a head for each task."""

    def __init__(
        self,
        sizes: dict[str, int],
        corpora: int,
        hidden: int,
        tags: int,
        relations: int,
        reported: int,
        names: int,
        dropout: float,
    ) -> None:
        super().__init__()
        self.tables = nn.ModuleDict(
            {key: nn.Embedding(sizes[key], size, padding_idx=0) for key, size in DIMENSIONS.items()}
        )
        for table in self.tables.values():
            nn.init.normal_(table.weight, 0, 0.15)
            table.weight.data[0] = 0
        width = sum(DIMENSIONS.values()) + FLAGS
        self.lower = nn.LSTM(width, hidden, bidirectional=True, batch_first=True)
        self.upper = nn.LSTM(2 * hidden, hidden, bidirectional=True, batch_first=True)
        self.dropout = dropout
        self.corpus = nn.Embedding(corpora, CORPUS_SIZE)
        self.reported = nn.Linear(4 * hidden, reported)
        self.names = nn.Linear(4 * hidden + CORPUS_SIZE, names)
        self.tags = nn.Linear(2 * hidden, tags)
        self.relations = nn.Linear(4 * hidden, relations)
        self.reported_field = ConditionalField(reported)
        self.names_field = ConditionalField(names)
        self.sources = Pointer(4 * hidden)
        self.cues = Pointer(4 * hidden)

    def _dropped(self, x: Tensor) -> Tensor:
        """Drop the same features in every word of a sequence."""
        if not self.training:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2]) > self.dropout
        return x * keep / (1 - self.dropout)

    def states(self, columns: Tensor, flags: Tensor) -> tuple[Tensor, Tensor]:
        """Return the states of the lower layer [B, T, 2H] and of both layers [B, T, 4H]."""
        if self.training:
            unseen = torch.rand(columns.shape[:2]) < 0.07
            columns = columns.clone()
            word = columns[..., 0]
            word[unseen & (word > 1)] = UNKNOWN
            for k in (8, 9):
                blind = (torch.rand(columns.shape[0], 1) < 0.1).expand_as(word)
                column = columns[..., k]
                column[blind & (column > 1)] = UNKNOWN
        x = torch.cat([table(columns[..., k]) for k, table in enumerate(self.tables.values())], -1)
        x = self._dropped(torch.cat([x, flags], -1))
        low, _ = self.lower(x)
        low = self._dropped(low)
        high, _ = self.upper(low)
        return low, torch.cat([low, self._dropped(high)], -1)
