"""One stage in several processes: nothing else knows how many there are.

PyTorch's own launcher starts them (that of torchrun), its process groups connect them. All of them
run the same main(); after the training, or measuring, only the first goes on, and writes.
"""

import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any, TypeVar
from uuid import uuid4

import torch
from torch import Tensor, distributed, nn
from torch.distributed.elastic.multiprocessing import SignalException
from torch.distributed.elastic.multiprocessing.errors import ChildFailedError
from torch.distributed.launcher.api import LaunchConfig, elastic_launch
from torch.nn.parallel import DistributedDataParallel

from blenddigits.core.errors import UserError
from blenddigits.core.params import ComputeParams, load_params
from blenddigits.data.draws import WHOLE, Share

BACKENDS = {"cpu": "gloo", "cuda": "nccl"}
LAST_WORD_S = 2.0  # for the launcher to see first who was lost, and not whom that stopped

Main = Callable[[], None]
Result = TypeVar("Result")
Piece = TypeVar("Piece")


def on_all_processes(main: Main) -> Main:
    """A main() that runs in as many processes as compute.processes in params.yaml says.

    Under torchrun it joins the others; else it starts all of them on this machine.
    """

    def run() -> None:
        compute = load_params().compute
        if distributed.is_torchelastic_launched():
            _run_as_one_of_them(main, compute)
        elif compute.processes > 1:
            _launch(main, compute)
        else:
            main()

    return run


def own_share() -> Share:
    """Of each batch, what this process learns from."""
    if not distributed.is_initialized():
        return WHOLE
    return Share(distributed.get_rank(), distributed.get_world_size())


def share_of(batch: Tensor) -> Tensor:
    """What lies along the first axis, cut down to the share of this process.

    Raises UserError when it cannot be shared evenly.
    """
    number, of = own_share()
    if len(batch) % of:
        raise UserError(
            f"compute.processes: {of} processes cannot share a batch_size of {len(batch)} evenly; "
            f"choose a number that divides it, or another batch_size"
        )
    return batch.chunk(of)[number]


def spread(model: nn.Module, function: Callable[..., Result]) -> Callable[..., Result]:
    """`function` of the model, after whose backward() gradients are means over all processes."""
    if own_share() == WHOLE:
        return function
    return DistributedDataParallel(_AsModule(model, function))


def mean_over_processes(values: Tensor) -> Tensor:
    """The same numbers in each of them."""
    if own_share() == WHOLE:
        return values
    if distributed.get_backend() == BACKENDS["cuda"]:  # which adds up what is on a GPU alone
        values = values.cuda()
    distributed.all_reduce(values)
    return values / own_share().of


def in_shares(
    pieces: Sequence[Piece], work: Callable[[Sequence[Piece]], Sequence[Tensor]]
) -> Sequence[Tensor]:
    """What `work` makes of all pieces, of which each process does a part: all of them get it whole.

    Along the first axis of its tensors the results of the pieces follow each other.
    """
    number, of = own_share()
    if of == 1 or len(pieces) < of:
        return work(pieces)
    first, last = (len(pieces) * end // of for end in (number, number + 1))
    return [_gathered(part) for part in work(pieces[first:last])]


def leave_the_rest_to_the_first() -> None:
    """End this process, well, unless it is the first of them, or alone."""
    if own_share() == WHOLE:
        return
    number = own_share().number
    distributed.destroy_process_group()
    if number > 0:
        raise SystemExit(0)


def _gathered(part: Tensor) -> Tensor:
    """Those of all processes, of any lengths, one after the other."""
    lengths = _from_all(torch.tensor([len(part)], device=part.device))
    longest = part.new_zeros(int(max(lengths)), *part.shape[1:])
    longest[: len(part)] = part
    parts = _from_all(longest)
    return torch.cat([each[: int(length)] for each, length in zip(parts, lengths, strict=True)])


def _from_all(values: Tensor) -> list[Tensor]:
    """What each process has, of one shape."""
    each = [torch.empty_like(values) for _ in range(own_share().of)]
    distributed.all_gather(each, values)
    return each


class _AsModule(nn.Module):
    """A function of a model as a module, which is what DistributedDataParallel wraps."""

    def __init__(self, model: nn.Module, function: Callable[..., Any]) -> None:
        super().__init__()
        self.model, self.function = model, function

    def forward(self, *arguments: object) -> Any:
        """What the function returns."""
        return self.function(*arguments)


def _launch(main: Main, compute: ComputeParams) -> None:
    """Run main() in processes of this machine to their end; raises UserError for one of theirs."""
    if compute.device not in BACKENDS:
        raise UserError(f"compute.processes: {compute.device} takes one process alone")
    logging.disable()  # the launcher's: what goes wrong is said below, in one line
    # Python's own, too, which mentions the semaphores of a process that was killed.
    warnings = [os.environ.get("PYTHONWARNINGS", ""), "ignore:resource_tracker:UserWarning"]
    os.environ["PYTHONWARNINGS"] = ",".join(filter(None, warnings))
    if sys.platform == "linux":
        os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
    config = LaunchConfig(
        min_nodes=1,
        max_nodes=1,
        nproc_per_node=compute.processes,
        run_id=uuid4().hex,
        rdzv_backend="c10d",
        rdzv_endpoint="localhost:0",
        local_addr="localhost",
        max_restarts=0,
    )
    try:
        elastic_launch(config, _run_as_one_of_them)(main, compute)
    except ChildFailedError as error:
        raise _explained(error) from None
    except SignalException as stopped:
        if stopped.sigval == signal.SIGINT:
            raise KeyboardInterrupt from None
        raise SystemExit(128 + stopped.sigval) from None


def _explained(error: ChildFailedError) -> Exception:
    """What the first process that failed has to say; of one that was killed, that it was."""
    rank, failure = error.get_first_failure()
    if failure.exitcode < 0:
        return UserError(
            f"process {rank + 1} of this stage was ended by {failure.signal_name()}, and the "
            f"others with it; nothing of it is kept: run it again"
        )
    said = failure.message
    if not isinstance(said, dict):
        return UserError(f"process {rank + 1} of this stage ended with code {failure.exitcode}")
    kind, _, words = said["message"].partition(": ")
    if kind == UserError.__name__:
        return UserError(words)
    return RuntimeError(said["extraInfo"]["py_callstack"])


def _run_as_one_of_them(main: Main, compute: ComputeParams) -> None:
    with _joined(compute):
        main()


@contextmanager
def _joined(compute: ComputeParams) -> Iterator[None]:
    """A process of the group, which says something only if it is the first."""
    started = int(os.environ["WORLD_SIZE"])
    if started != compute.processes:
        raise UserError(
            f"torchrun has started {started} processes, but compute.processes in params.yaml is "
            f"{compute.processes}; make them the same: results depend on it in their last digits"
        )
    if compute.device == "cuda":
        _take_own_gpu(int(os.environ["LOCAL_RANK"]))
    distributed.init_process_group(BACKENDS[compute.device])
    try:
        if distributed.get_rank() == 0:
            yield
        else:
            with (
                open(os.devnull, "w") as nowhere,
                redirect_stdout(nowhere),
                redirect_stderr(nowhere),
            ):
                yield
    except UserError:
        raise
    except Exception:
        time.sleep(LAST_WORD_S)
        raise
    if distributed.is_initialized():
        distributed.destroy_process_group()


def _take_own_gpu(number: int) -> None:
    if number >= torch.cuda.device_count():
        raise UserError(
            f"compute.processes: this machine has {torch.cuda.device_count()} GPUs; a process "
            f"takes one"
        )
    torch.cuda.set_device(number)
