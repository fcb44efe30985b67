"""Runs the engine on a Ray of two nodes on this machine, a CPU each; prints what `runners_at_work` prints."""

import json
import os

from ray.cluster_utils import Cluster

from goldenthread.analysis.runners import QUIET
from goldenthread.analysis.runners.cluster import cluster
from tests.analysis.runners_at_work import same

NODE = {"num_cpus": 1, "object_store_memory": 80 * 1024 * 1024}


def main() -> None:
    """Start both nodes, work on them, stop them."""
    assert QUIET.items() <= os.environ.items()
    nodes = Cluster(initialize_head=True, head_node_args={**NODE, "include_dashboard": False})
    try:
        nodes.add_node(**NODE)
        with cluster(nodes.address) as on:
            print(json.dumps(same(on)))
    finally:
        nodes.shutdown()


if __name__ == "__main__":
    main()
