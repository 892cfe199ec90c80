"""The machine and the versions that numbers belong to."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

FLAGS = ("avx2", "avx512f", "avx512_bf16", "amx_bf16", "amx_tile")
PACKAGES = ("torch", "torchvision", "numpy", "onnxruntime")
CPU_INFO = Path("/proc/cpuinfo")  # of Linux
MEMORY_INFO = Path("/proc/meminfo")


def describe_machine() -> dict[str, Any]:
    """Processor, memory, system, versions and date, for results.json."""
    cpu = _cpu_info()
    flags = cpu.get("flags", "").split()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cpu": cpu.get("model name", platform.processor() or platform.machine()),
        "cores": os.cpu_count(),
        "flags": [flag for flag in FLAGS if flag in flags],
        "memory_gib": round(memory / 2**30, 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "load_before": round(os.getloadavg()[0], 2),
    }


def available_bytes() -> int:
    """Memory that a new program may have: what Linux calls available, elsewhere all there is."""
    if not MEMORY_INFO.exists():
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    lines = dict(line.split(":", 1) for line in MEMORY_INFO.read_text().splitlines())
    return 1024 * int(lines["MemAvailable"].split()[0])


def _cpu_info() -> dict[str, str]:
    """What Linux says of the first core; nothing elsewhere."""
    if not CPU_INFO.exists():
        return {}
    first = CPU_INFO.read_text().split("\n\n")[0]
    pairs = (line.partition(":") for line in first.split("\n"))
    return {key.strip(): value.strip() for key, _, value in pairs}
