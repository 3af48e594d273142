# SPDX-License-Identifier: Apache-2.0
"""Leads a virtual machine through its life with proxmoxer: HOST PORT NODE USER PASSWORD."""

import sys
import time
import warnings

from proxmoxer import ProxmoxAPI
from proxmoxer.core import ResourceException

warnings.simplefilter("ignore")
host, port, name, user, password = sys.argv[1:]
place = {"port": int(port), "verify_ssl": False, "timeout": 60}


def finish(api, task):
    for _ in range(600):
        status = api.nodes(name).tasks(task).status.get()
        if status["status"] == "stopped":
            assert status["exitstatus"] == "OK", status
            return task
        time.sleep(0.1)
    raise AssertionError(task + " does not end")


def life(api, vmid):
    node = api.nodes(name)
    assert node.storage("local").status.get()["active"] == 1
    task = finish(api, node.qemu.post(vmid=vmid, name="python", memory=128, scsi0="local:1"))
    assert node.tasks(task).log.get(), "the task wrote no log"
    assert [guest["vmid"] for guest in node.qemu.get()] == [vmid]
    vm = node.qemu(vmid)
    vm.config.put(cores=2, description="from Python\n")
    config = vm.config.get()
    assert config["cores"] == 2 and config["name"] == "python", config
    finish(api, vm.status.start.post())
    assert vm.status.current.get()["status"] == "running"
    finish(api, vm.status.stop.post())
    assert vm.status.current.get()["status"] == "stopped"
    finish(api, vm.delete(purge=1))
    assert node.qemu.get() == []


by_ticket = ProxmoxAPI(host, user=user, password=password, **place)
assert [node["node"] for node in by_ticket.nodes.get()] == [name]
life(by_ticket, 200)

made = by_ticket.access.users(user).token("python").post(privsep=0)
by_token = ProxmoxAPI(host, user=user, token_name="python", token_value=made["value"], **place)
life(by_token, 201)

try:
    by_token.nodes(name).qemu.post(vmid=202, memory="plenty", colour="red")
    raise AssertionError("a bad argument was taken")
except ResourceException as refused:
    assert refused.status_code == 400, refused
    assert set(refused.errors) == {"memory", "colour"}, refused.errors

print("DONE")
