"""Daft on Ray: a cluster at an address, or one here that ends with us. Needs the extra `cluster`."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import daft
import ray

from . import QUIET
from .contract import RunnerFailed
from .frames import WINDOW_THERE, Frames, expect_runner

# What a Ray that we start ourselves may keep of batches in shared memory.
OBJECT_STORE = 256 * 1024 * 1024


@contextmanager
def cluster(address: str | None = None, *, workers: int | None = None) -> Iterator[Frames]:
    """Run on the Ray at an address, or start one here with so many workers (a CPU each; None: every CPU).

    At an address each CPU of the cluster works; its machines need this package. Once a process: Daft
    does not change runners. Raises `RunnerFailed` where no Ray answers.
    """
    with tempfile.TemporaryDirectory(prefix="ray-") as folder:
        try:
            if address is None:
                _start_here(folder, workers)
            else:
                ray.init(
                    address, log_to_driver=False, logging_level=logging.ERROR, runtime_env={"env_vars": QUIET}
                )
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise RunnerFailed(
                f"No Ray cluster could be used at {address or 'this machine'}: {error}"
            ) from error
        try:
            daft.set_runner_ray(noop_if_initialized=True)
            expect_runner("ray")
            cpus = int(ray.cluster_resources().get("CPU", 1))
            yield Frames(max(1, cpus), window=WINDOW_THERE)
        finally:
            ray.shutdown()


def _start_here(folder: str, workers: int | None) -> None:
    """Start a Ray that nobody else reaches; its logs and overflow, customers' words, go with it."""
    ray.init(
        "local",
        num_cpus=workers,
        include_dashboard=False,
        object_store_memory=OBJECT_STORE,
        log_to_driver=False,
        logging_level=logging.ERROR,
        _temp_dir=folder,
        _node_ip_address="127.0.0.1",
    )
