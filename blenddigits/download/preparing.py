"""What params.yaml names -> data/: four idx files, what they are, and the validation split."""

import torch

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.params import DataSetParams, PrepareParams
from blenddigits.data.data_set import save_data_set
from blenddigits.download.fetching import Published, fetch, write_split
from blenddigits.download.own import own_names, read_own, tell_what_to_expect
from blenddigits.download.published import PUBLISHED
from blenddigits.download.splitting import write_own


def prepare(cfg: DataSetParams, split: PrepareParams, generator: torch.Generator) -> None:
    """Write the data set and say where it is from.

    Raises UserError where there is none of its name, or its pictures cannot be had or used.
    """
    own = own_names()
    if cfg.name in PUBLISHED:
        _prepare_published(PUBLISHED[cfg.name], cfg, split, generator)
    elif cfg.name in own:
        pictures = read_own(cfg)
        write_own(pictures, generator)
        tell_what_to_expect(pictures)
    else:
        raise UserError(
            f"dataset.name: there is no data set {cfg.name!r}; there are {', '.join(PUBLISHED)}, "
            f"and in {paths.OWN_DATA}/: {', '.join(own) or 'none'}"
        )


def _prepare_published(
    published: Published, cfg: DataSetParams, split: PrepareParams, generator: torch.Generator
) -> None:
    data = published.data
    if cfg.side != data.side:
        raise UserError(
            f"dataset.side: expected {data.side}, as {data.title} has it, found {cfg.side}"
        )
    source = fetch(published)
    save_data_set(data)
    write_split(split.validation_size, generator)
    count = "all four files" if len(published.md5s) > 1 else "the archive"
    print(f"{data.title} from {source}: {count} verified")
