"""The network: word features, a two-layer BiLSTM, and one head for each layer of annotation.

The encoder is shared (multi-task learning, Caruana 1997); heads and relations come from deep biaffine
attention (Dozat and Manning 2017). Sizes are chosen for a CPU: every matrix of one LSTM step fits the
second-level cache of a laptop core.
"""

import torch
import torch.nn.functional as F
from torch import nn

HIDDEN = 288  # LSTM units a direction
WORD = 64  # trained word embedding
CHARACTER = 24
FILTERS = ((3, 48), (5, 48))  # width, count of the character convolutions
MORPHOLOGY = 128
ENTITY = 64
ARC = 128
RELATION = 48
DROPOUT = 0.33


def reverse(x: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    """Each row's first `length` steps in reverse order; the padding stays."""
    steps = torch.arange(x.shape[1])[None]
    index = torch.where(steps < lengths[:, None], lengths[:, None] - 1 - steps, steps)
    return torch.gather(x, 1, index[:, :, None].expand(-1, -1, x.shape[2]))


class Network(nn.Module):
    def __init__(self, vectors: torch.Tensor, words: int, characters: int, sizes: dict[str, int], hidden: int = HIDDEN):
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=True)
        self.word = nn.Embedding(words, WORD, padding_idx=0)
        nn.init.normal_(self.word.weight, 0, 0.1)
        self.character = nn.Embedding(characters, CHARACTER, padding_idx=0)
        self.filters = nn.ModuleList(nn.Conv1d(CHARACTER, count, width, padding=width // 2) for width, count in FILTERS)
        inputs = vectors.shape[1] + WORD + sum(count for _, count in FILTERS)
        self.root = nn.Parameter(torch.zeros(inputs))
        self.lstm = nn.ModuleList(
            nn.ModuleList(nn.LSTM(size, hidden, batch_first=True) for _ in range(2)) for size in (inputs, 2 * hidden)
        )
        encoded = 2 * hidden
        self.morphology = nn.Linear(encoded, MORPHOLOGY)
        self.tags = nn.ModuleDict({k: nn.Linear(MORPHOLOGY, sizes[k]) for k in ("upos", "xpos", "feats", "lemma")})
        self.entity = nn.Linear(encoded, ENTITY)
        self.entity_tag = nn.Linear(ENTITY, sizes["ner"])
        self.arc_dependent = nn.Linear(encoded, ARC)
        self.arc_head = nn.Linear(encoded, ARC)
        self.relation_dependent = nn.Linear(encoded, RELATION)
        self.relation_head = nn.Linear(encoded, RELATION)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        nn.init.orthogonal_(self.arc)
        self.relation = nn.Parameter(torch.zeros(sizes["deprel"], RELATION + 1, RELATION + 1))

    def inputs(self, batch) -> torch.Tensor:
        vector, word = batch["vector"], batch["word"]
        if self.training:  # word dropout: the network must also read by context and spelling alone
            drop = torch.rand(word.shape)
            word = torch.where((drop < 0.25) & (word > 1), 1, word)
            vector = torch.where((drop < 0.08) & (vector > 1), 1, vector)
        spelled = self.character(batch["characters"]).transpose(1, 2)
        spelled = torch.cat([F.relu(f(spelled)).amax(2) for f in self.filters], 1)
        x = torch.cat([self.vectors(vector), self.word(word), spelled], 1)
        if self.training:
            x = F.dropout(x, 0.2)
        x = torch.cat([x, self.root[None].to(x.dtype)], 0)  # the last type is the root
        return x[batch["types"]]

    def encode(self, batch) -> torch.Tensor:
        x = self.inputs(batch)
        lengths = batch["lengths"]
        for layer in self.lstm:
            if self.training:
                mask = (torch.rand(x.shape[0], 1, x.shape[2]) > DROPOUT).to(x.dtype) / (1 - DROPOUT)
                x = x * mask
            forward = layer[0](x)[0]
            backward = reverse(layer[1](reverse(x, lengths))[0], lengths)
            x = torch.cat([forward, backward], 2)
        if self.training:
            x = x * ((torch.rand(x.shape[0], 1, x.shape[2]) > DROPOUT).to(x.dtype) / (1 - DROPOUT))
        return x

    def drop(self, x: torch.Tensor) -> torch.Tensor:
        return F.dropout(x, DROPOUT, self.training)

    def entities(self, x: torch.Tensor) -> torch.Tensor:
        return self.entity_tag(self.drop(F.relu(self.entity(x)))).float()

    def tagged(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        hidden = self.drop(F.relu(self.morphology(x)))
        return {name: layer(hidden).float() for name, layer in self.tags.items()}

    def arcs(self, x: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Scores [sentence, dependent, head]; heads beyond the sentence and a word itself are excluded."""
        dependent = self.drop(F.relu(self.arc_dependent(x)))
        head = self.drop(F.relu(self.arc_head(x)))
        ones = torch.ones_like(dependent[:, :, :1])
        scores = (torch.cat([dependent, ones], 2) @ self.arc @ head.transpose(1, 2)).float()
        steps = torch.arange(x.shape[1])
        scores = scores.masked_fill(~(steps[None] < lengths[:, None])[:, None], -1e9)
        return scores.masked_fill(torch.eye(x.shape[1], dtype=torch.bool)[None], -1e9)

    def relations(self, x: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Scores [sentence, dependent, relation] for the given heads."""
        dependent = self.drop(F.relu(self.relation_dependent(x)))
        head = self.drop(F.relu(self.relation_head(x)))
        ones = torch.ones_like(dependent[:, :, :1])
        dependent, head = torch.cat([dependent, ones], 2), torch.cat([head, ones], 2)
        head = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, head.shape[2]))
        size = RELATION + 1
        mixed = (dependent @ self.relation.permute(1, 0, 2).reshape(size, -1)).view(*dependent.shape[:2], -1, size)
        return (mixed * head[:, :, None]).sum(3).float()
