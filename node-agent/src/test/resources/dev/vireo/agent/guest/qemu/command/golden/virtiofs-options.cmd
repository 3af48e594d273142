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
type=pc-i440fx-7.2,memory-backend=ram
-accel
tcg,thread=multi
-boot
menu=on,strict=on,reboot-timeout=1000
-rtc
base=utc
-smp
1,sockets=1,cores=1,maxcpus=1
-cpu
qemu64
-m
size=512M
-object
memory-backend-memfd,id=ram,size=536870912,share=on
-vnc
unix:/srv/vireo/run/100.vnc,password=on
-device
pci-bridge,id=pci.1,chassis_nr=1,bus=pci.0,addr=0x1e
-device
pci-bridge,id=pci.4,chassis_nr=4,bus=pci.1,addr=0x1c
-device
piix3-usb-uhci,id=uhci,bus=pci.0,addr=0x1.0x2
-device
usb-tablet,id=tablet,bus=uhci.0,port=1
-device
VGA,id=vga,bus=pci.0,addr=0x2
-device
virtio-balloon-pci,id=balloon0,bus=pci.0,addr=0x3,free-page-reporting=on,guest-stats-polling-interval=2
-chardev
socket,id=virtiofs0-channel,path=/srv/vireo/run/100.fs0
-device
vhost-user-fs-pci,id=virtiofs0,chardev=virtiofs0-channel,tag=data,queue-size=1024,bus=pci.4,addr=0x10
-chardev
socket,id=virtiofs3-channel,path=/srv/vireo/run/100.fs3
-device
vhost-user-fs-pci,id=virtiofs3,chardev=virtiofs3-channel,tag=iso,queue-size=1024,bus=pci.4,addr=0x13
# KVM does not work on this node: the guest runs under emulation (TCG), far slower
# /usr/lib/qemu/virtiofsd --socket-path=/srv/vireo/run/100.fs0 --socket-group=vireo-qemu -f -o source=/srv/data -o cache=none -o xattr -o no_posix_acl -o allow_direct_io -o announce_submounts -o log_level=warn
# /usr/libexec/virtiofsd --socket-path=/srv/vireo/run/100.fs0 --socket-group=vireo-qemu --shared-dir=/srv/data --cache=never --xattr --allow-direct-io --announce-submounts --log-level=error
# /usr/lib/qemu/virtiofsd --socket-path=/srv/vireo/run/100.fs3 --socket-group=vireo-qemu -f -o source=/srv/iso -o cache=always -o xattr -o posix_acl -o no_allow_direct_io -o announce_submounts -o log_level=warn
# /usr/libexec/virtiofsd --socket-path=/srv/vireo/run/100.fs3 --socket-group=vireo-qemu --shared-dir=/srv/iso --cache=always --xattr --posix-acl --announce-submounts --log-level=error
