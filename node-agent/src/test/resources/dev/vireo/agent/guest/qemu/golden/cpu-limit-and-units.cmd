qemu-system-x86_64
-no-user-config
-nodefaults
-name
guest=vm100,debug-threads=on
-no-shutdown
-chardev
socket,id=qmp,path=/srv/vireo/run/100.qmp,server=on,wait=off
-mon
chardev=qmp,mode=control
-pidfile
/srv/vireo/run/100.pid
-sandbox
on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny
-machine
type=pc-i440fx-7.2
-accel
tcg,thread=multi
-boot
menu=on,strict=on,reboot-timeout=1000
-rtc
base=utc
-smp
4,sockets=1,cores=4,maxcpus=4
-cpu
qemu64
-m
size=512M
-vnc
unix:/srv/vireo/run/100.vnc,password=on
-device
piix3-usb-uhci,id=uhci,bus=pci.0,addr=0x1.0x2
-device
usb-tablet,id=tablet,bus=uhci.0,port=1
-device
VGA,id=vga,bus=pci.0,addr=0x2
-device
virtio-balloon-pci,id=balloon0,bus=pci.0,addr=0x3,free-page-reporting=on
# KVM does not work on this node: the guest runs under emulation (TCG), far slower
# then qom-set {path=/machine/peripheral/balloon0, property=guest-stats-polling-interval, value=2}
# at most processors 1.5
# weight 200
