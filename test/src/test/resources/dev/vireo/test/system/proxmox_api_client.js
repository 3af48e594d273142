// SPDX-License-Identifier: Apache-2.0
// Leads a virtual machine through its life with proxmox-api: HOST PORT NODE USER PASSWORD.
import assert from "node:assert/strict";
import proxmoxApi from "proxmox-api";

process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
const [host, port, name, user, password] = process.argv.slice(2);

async function finish(node, task) {
  for (let tries = 0; tries < 600; tries++) {
    const status = await node.tasks.$(task).status.$get();
    if (status.status === "stopped") {
      assert.equal(status.exitstatus, "OK");
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`${task} does not end`);
}

async function life(api, vmid) {
  const node = api.nodes.$(name);
  assert.equal((await node.storage.$("local").status.$get()).active, 1);
  const task = await node.qemu.$post({ vmid, name: "node", memory: "128", scsi0: "local:1" });
  await finish(node, task);
  assert.ok((await node.tasks.$(task).log.$get()).length > 0);
  assert.deepEqual((await node.qemu.$get()).map((guest) => guest.vmid), [vmid]);
  const vm = node.qemu.$(vmid);
  await vm.config.$put({ cores: 2, description: "from Node" });
  const config = await vm.config.$get();
  assert.equal(config.cores, 2);
  assert.equal(config.name, "node");
  await finish(node, await vm.status.start.$post());
  assert.equal((await vm.status.current.$get()).status, "running");
  await finish(node, await vm.status.stop.$post());
  assert.equal((await vm.status.current.$get()).status, "stopped");
  await finish(node, await vm.$delete());
  assert.deepEqual(await node.qemu.$get(), []);
}

const byTicket = proxmoxApi({ host, port: Number(port), username: user, password });
assert.deepEqual((await byTicket.nodes.$get()).map((node) => node.node), [name]);
await life(byTicket, 300);

const made = await byTicket.access.users.$(user).token.$("node").$post({ privsep: false });
const byToken = proxmoxApi({ host, port: Number(port), tokenID: made["full-tokenid"], tokenSecret: made.value });
await life(byToken, 301);

await assert.rejects(byToken.nodes.$(name).qemu.$post({ vmid: 302, memory: "plenty", colour: "red" }), /400|verification/);

console.log("DONE");
