"""DVC's queue of experiments, as a user runs it."""

import re
import time

from clone import TIMEOUT_S, Clone

from tools.seeds import NO_WORKER


def run_queue(clone: Clone) -> str:
    """Start DVC's queue until it is empty, as a user does; what `dvc queue status` then says.

    Its worker ends too early when a busy machine answers it late (treeverse/dvc issue 10562), and
    is started again; whether and when it ends once the queue is empty is not waited for.
    """
    deadline = time.monotonic() + TIMEOUT_S
    while True:
        status = clone.dvc("queue", "status")
        if not re.search(r"Queued|Running", status) or time.monotonic() > deadline:
            clone.run("dvc", "queue", "stop", "--kill", check=False)
            return status
        if NO_WORKER in status:
            clone.dvc("queue", "start", "-j", "1")
        time.sleep(2)
