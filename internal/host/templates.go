package host

// Unit is a systemd unit.
const Unit = `# /etc/systemd/system/revolute.service
# The configuration is /etc/revolute/serve.yaml; begin with
#     revolute serve --print-config > /etc/revolute/serve.yaml
# and set at least ssh, such as ssh: ":2222". A deck that is not built in has to
# be readable for everybody. "systemctl reload revolute" reads the decks again.
[Unit]
Description=Slides over SSH
After=network.target

[Service]
Type=exec
ExecStart=/usr/local/bin/revolute serve --config /etc/revolute/serve.yaml
Environment=REVOLUTE_HOST_KEY=%S/revolute/host_key
ExecReload=/bin/kill -HUP $MAINPID
TimeoutStopSec=20
Restart=on-failure
RestartSec=2

DynamicUser=yes
StateDirectory=revolute
StateDirectoryMode=0700
UMask=0077
LimitNOFILE=16384
MemoryMax=2G
TasksMax=256

# For an address below 1024, such as :22, give both lines cap_net_bind_service.
CapabilityBoundingSet=
AmbientCapabilities=
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
ProtectProc=invisible
ProcSubset=pid
ProtectClock=yes
ProtectHostname=yes
ProtectControlGroups=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
PrivateDevices=yes
PrivateTmp=yes
PrivateUsers=yes
RemoveIPC=yes
RestrictAddressFamilies=AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources

[Install]
WantedBy=multi-user.target
`

// Containerfile builds an image from the sources.
const Containerfile = `# revolute serve --print-containerfile | podman build -t revolute -f - .
# podman run -d -p 2222:2222 -v revolute:/state --read-only --cap-drop=all revolute
# The host key is made in /state at the first start; keep that volume. Health is
# at :9090/healthz and :9090/readyz, metrics at :9090/metrics: do not publish it.
FROM docker.io/library/golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags=-s -o /out/revolute . && mkdir -m 700 /out/state

FROM scratch
COPY --from=build /out/revolute /revolute
COPY --from=build --chown=65532:65532 /out/state /state
USER 65532:65532
ENV REVOLUTE_SSH=:2222 REVOLUTE_ADMIN=:9090 REVOLUTE_HOST_KEY=/state/host_key REVOLUTE_LOG=json
EXPOSE 2222
VOLUME /state
STOPSIGNAL SIGTERM
ENTRYPOINT ["/revolute", "serve"]
`
