package cli

// chineseServe returns what the help of serve says in English, each with the same in
// Chinese.
func chineseServe() [][2]string {
	return [][2]string{
		{serveHelp, `revolute serve 通过 SSH 把幻灯片给任何人看。

    revolute serve --ssh :2222             内置的幻灯片
    revolute serve talk.md --ssh :2222     这一份；DECK 也可以写成 NAME=FILE
    ssh -p 2222 HOST [-t NAME]             观众输入的命令
    ssh -p 2222 HOST | less                纯文本
    ssh -p 2222 HOST help                  有哪些幻灯片，怎么用

全场跟随一场演讲，以下任选一种：

    revolute serve talk.md --ssh :2222 --live               跟随本机上的
                                                            revolute --live talk.md
    revolute serve talk.md --ssh :2222 --authorized-keys FILE
    ssh -t -p 2222 speaker@HOST                             在任何地方演讲
    revolute --lead ssh://speaker@HOST:2222 talk.md         从投影的电脑带领

每个选项也可以写在 --config 的文件里，或写成环境变量：--host-key、host-key: FILE、
REVOLUTE_HOST_KEY。命令行优先，其次是环境变量，最后是文件。-1 表示不限。
`},
		{serveSignals, `SIGTERM 会通知每位观众，并在 15 秒内结束。SIGHUP 或文件变动会重新载入幻灯片，
没有人会断线。
`},
		{"where visitors connect, such as :2222", "观众连接的地址，例如 :2222"},
		{"where browsers connect", "浏览器连接的地址"},
		{"certificate of --http, in PEM", "--http 的证书（PEM）"},
		{"the certificate's key", "证书的私钥"},
		{"print where the speaker's phone becomes one that leads, once", "打印一个一次性的地址，演讲者的手机用它遥控"},
		{"/metrics, /healthz and /readyz, for whoever runs the server", "/metrics、/healthz 和 /readyz，给管理员"},
		{"the decks to show, the first to whoever names none; NAME=FILE gives one a name", "放映哪些；没有指明时放第一份；NAME=FILE 给它起名"},
		{"the server's private key; made if it does not exist", "服务器的私钥；没有就生成一个"},
		{"public keys of those who may speak: ssh speaker@HOST; read again when it changes", "可以演讲的人的公钥（ssh speaker@HOST）；变动后重新读取"},
		{"visitors follow the talk that revolute --live shows on this machine", "观众跟随本机上 revolute --live 的演讲"},
		{"visitors may read the speaker's notes", "观众可以读演讲者的备注"},
		{"what followers may do: reactions, polls, questions, or none; by default what the deck says", "观众可以做什么：reactions 回应、polls 投票、questions 提问，或 none；默认按文稿所说"},
		{"keep polls and questions there as JSON, without addresses", "把投票和提问以 JSON 保存在这里，不含地址"},
		{"share the talk with other servers over NATS, such as nats://HOST:4222 or tls://HOST:4222", "通过 NATS 与其他服务器共享演讲，例如 nats://HOST:4222 或 tls://HOST:4222"},
		{"credentials for NATS", "NATS 的凭据"},
		{"certificates to trust for NATS instead of the system's", "NATS 信任的证书，代替系统的"},
		{"the address that visitors are told", "告诉观众的地址"},
		{"language for visitors whose own is not known; by default the deck's first", "不知道观众的语言时用哪一种；默认是文稿的第一种"},
		{"a built-in theme, or a YAML file", "内置主题，或 YAML 文件"},
		{"large letters: auto, as each terminal can, text, sextants, octants, blocks or none", "大字：auto（各终端能用什么就用什么）、text、sextants、octants、blocks 或 none"},
		{"dark, whatever the terminal's background", "深色，不管终端背景"},
		{"light, whatever the terminal's background", "浅色，不管终端背景"},
		{"show no motion", "没有动画"},
		{"stop endless motion when no key was pressed for this long; 0: never", "这么久没有按键，不停的动画就停下；0：不停"},
		{"how much of one core all motion together may use; above it motion is less smooth", "所有动画一共可用多少个处理器核心；超过时动画变慢"},
		{"format of the log: text or json", "日志格式：text 或 json"},
		{"log every refusal, too", "每次拒绝也写进日志"},
		{"log whole addresses instead of their networks", "日志写完整的地址，而不只是网段"},
		{"MiB of memory for frames that visitors share", "观众共享的画面可用多少 MiB 内存"},
		{"no limits by address for these networks", "对这些网段不按地址限制"},
		{"require a PROXY protocol v2 header from these networks", "来自这些网段的连接必须有 PROXY v2 头"},
		{"most sessions in all", "一共最多多少个会话"},
		{"unauthenticated connections; from START on, RATE % of new ones make one of them be dropped, at FULL all do", "未登录的连接：从 START 个起，有 RATE % 的新连接会挤掉其中一个；到 FULL 个时全部如此"},
		{"most connections of one address (IPv6: of a /64)", "一个地址（IPv6：一个 /64）最多多少个连接"},
		{"most new connections a second of one address", "一个地址每秒最多多少个新连接"},
		{"unit of penalties; an address that misbehaves is shut out for 15 to 600 of them", "惩罚的单位；行为不端的地址被拒绝 15 到 600 个单位"},
		{"longest time to log in", "登录最长用时"},
		{"most keys that a client may try", "客户端最多试多少个密钥"},
		{"most channels of one connection", "一个连接最多多少个通道"},
		{"smallest window; smaller ones are treated as this size", "最小的窗口；更小的按这么大算"},
		{"largest window; larger ones are treated as this size", "最大的窗口；更大的按这么大算"},
		{"most changes of a window's size a second", "每秒最多改多少次窗口大小"},
		{"most bytes that a client may send at once", "客户端一次最多发多少字节"},
		{"most bytes a second after that", "之后每秒最多多少字节"},
		{"longest time that a client may read nothing of what it is sent", "客户端最长多久可以一点不收"},
		{"longest time without a key; nobody who follows a talk or speaks is idle", "最长多久没有按键；跟随演讲的人和演讲者不算"},
		{"longest session", "一个会话最长多久"},
		{"silence after which a client is asked for an answer; three missing answers end it", "这么久没有动静就询问客户端；三次不答就断开"},
		{"longest time without a session", "没有会话的连接最长多久"},
		{"most connections of browsers at once", "浏览器同时最多多少个连接"},
		{"time between the notice that the server ends and the end, at most 10s", "从通知关闭到关闭的时间，最多 10s"},
		{"these settings in YAML", "用 YAML 写的这些设置"},
		{"print the configuration as it would be, and end", "打印生效的配置，然后结束"},
		{"print a systemd unit, and end", "打印一个 systemd 单元，然后结束"},
		{"print a Containerfile, and end", "打印一个 Containerfile，然后结束"},
	}
}
