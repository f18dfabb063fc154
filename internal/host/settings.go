package host

import (
	"fmt"
	"io"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"revolute/internal/lettering"
	"revolute/internal/problem"
	"revolute/internal/serve"
	"revolute/internal/yamlfile"
)

// Options are what a server is asked for.
type Options struct {
	Config, SSH, HTTP, HostKey, Name, Log string
	Decks                                 []string // NAME=FILE, FILE, or the name of one in the program
	Lang, Theme, Lettering                string
	Dark, Light, Still                    bool
	Verbose, Notes, Live                  bool
	Admin, Record                         string
	NATS, NATSCreds, NATSCA               string
	Audience                              []string // what it may do; none: what the deck says
	HTTPConns                             int
	TLSCert, TLSKey                       string
	Phone                                 bool
	// Socket returns where the programs of this machine meet that show the deck in a
	// file, or the built-in one of a name.
	Socket func(from, inside string) string

	former []string // names that are called otherwise now
	Cache  int      // MiB
	Rest   time.Duration
	Limits serve.Config
}

// Define defines the flags. Each is a key of the configuration file and a
// variable of the environment, too, but for config itself.
func (o *Options) Define(f *pflag.FlagSet) {
	l := &o.Limits
	*l = serve.Defaults()
	f.SortFlags = false
	f.StringVar(&o.SSH, "ssh", "", "`ADDR`: where visitors connect, such as :2222")
	f.StringVar(&o.HTTP, "http", "", "`ADDR`: where browsers connect")
	f.StringVar(&o.TLSCert, "tls-cert", "", "`FILE`: certificate of --http, in PEM")
	f.StringVar(&o.TLSKey, "tls-key", "", "`FILE`: the certificate's key")
	f.BoolVar(&o.Phone, "phone", false, "print where the speaker's phone becomes one that leads, once")
	f.StringVar(&o.Admin, "admin", "", "`ADDR`: /metrics, /healthz and /readyz, for whoever runs the server")
	f.StringSliceVar(&o.Decks, "decks", nil, "`DECK,...`: the decks to show, the first to whoever names none; NAME=FILE gives one a name")
	f.StringVar(&o.HostKey, "host-key", "", "`FILE`: the server's private key; made if it does not exist")
	f.StringVar(&l.AuthorizedKeys, "authorized-keys", "", "`FILE`: public keys of those who may speak: ssh speaker@HOST; read again when it changes")
	f.BoolVar(&o.Live, "live", false, "visitors follow the talk that revolute --live shows on this machine")
	f.BoolVar(&o.Notes, "notes", false, "visitors may read the speaker's notes")
	f.StringSliceVar(&o.Audience, "audience", nil, "`WHAT,...`: what followers may do: reactions, polls, questions, or none; by default what the deck says")
	f.StringVar(&o.Record, "record", "", "`FILE`: keep polls and questions there as JSON, without addresses")
	f.StringVar(&o.NATS, "nats", "", "`URL`: share the talk with other servers over NATS, such as nats://HOST:4222 or tls://HOST:4222")
	f.StringVar(&o.NATSCreds, "nats-creds", "", "`FILE`: credentials for NATS")
	f.StringVar(&o.NATSCA, "nats-ca", "", "`FILE`: certificates to trust for NATS instead of the system's")
	f.StringVar(&o.Name, "name", "", "`HOST[:PORT]`: the address that visitors are told")
	f.StringVar(&o.Lang, "lang", "", "language for visitors whose own is not known; by default the deck's first")
	f.StringVar(&o.Theme, "theme", "", "`NAME|FILE`: a built-in theme, or a YAML file")
	f.StringVar(&o.Lettering, "lettering", auto, "`HOW`: large letters: auto, as each terminal can, text, sextants, octants, blocks or none")
	f.BoolVar(&o.Dark, "dark", false, "dark, whatever the terminal's background")
	f.BoolVar(&o.Light, "light", false, "light, whatever the terminal's background")
	f.BoolVar(&o.Still, "no-motion", false, "show no motion")
	f.DurationVar(&o.Rest, "rest", time.Minute, "stop endless motion when no key was pressed for this long; 0: never")
	f.Float64Var(&l.MotionShare, "motion-share", l.MotionShare, "how much of one core all motion together may use; above it motion is less smooth")
	f.StringVar(&o.Log, "log", "text", "format of the log: text or json")
	f.BoolVar(&o.Verbose, "verbose", false, "log every refusal, too")
	f.BoolVar(&l.FullAddresses, "full-addresses", false, "log whole addresses instead of their networks")
	f.IntVar(&o.Cache, "cache", 32, "`MiB` of memory for frames that visitors share")
	// What protects the server, by OpenSSH's names where OpenSSH has such a limit. The
	// names of before are still accepted.
	f.Var((*networks)(&l.PerSourceExempt), "per-source-exempt", "`CIDR,...`: no limits by address for these networks")
	f.Var((*networks)(&l.ProxyFrom), "proxy-from", "`CIDR,...`: require a PROXY protocol v2 header from these networks")
	f.IntVar(&l.MaxSessions, "max-sessions", l.MaxSessions, "most sessions in all")
	f.Var(&l.MaxStartups, "max-startups", "`START:RATE:FULL`: unauthenticated connections; from START on, RATE % of new ones make one of them be dropped, at FULL all do")
	f.IntVar(&l.PerSourceMaxConnections, "per-source-max-connections", l.PerSourceMaxConnections, "most connections of one address (IPv6: of a /64)")
	f.IntVar(&l.PerSourceRate, "per-source-rate", l.PerSourceRate, "most new connections a second of one address")
	f.DurationVar(&l.PerSourcePenalty, "per-source-penalty", l.PerSourcePenalty, "unit of penalties; an address that misbehaves is shut out for 15 to 600 of them")
	f.DurationVar(&l.LoginGraceTime, "login-grace-time", l.LoginGraceTime, "longest time to log in")
	f.IntVar(&l.MaxAuthTries, "max-auth-tries", l.MaxAuthTries, "most keys that a client may try")
	f.IntVar(&l.MaxChannels, "max-channels", l.MaxChannels, "most channels of one connection")
	f.Var(&cells{&l.MinWidth, &l.MinHeight}, "min-size", "smallest window; smaller ones are treated as this size")
	f.Var(&cells{&l.MaxWidth, &l.MaxHeight}, "max-size", "largest window; larger ones are treated as this size")
	f.IntVar(&l.Resizes, "resizes", l.Resizes, "most changes of a window's size a second")
	f.IntVar(&l.InputBurst, "input-burst", l.InputBurst, "most bytes that a client may send at once")
	f.IntVar(&l.InputRate, "input-rate", l.InputRate, "most bytes a second after that")
	f.DurationVar(&l.WriteTimeout, "write-timeout", l.WriteTimeout, "longest time that a client may read nothing of what it is sent")
	f.DurationVar(&l.IdleTimeout, "idle-timeout", l.IdleTimeout, "longest time without a key; nobody who follows a talk or speaks is idle")
	f.DurationVar(&l.MaxAge, "max-age", l.MaxAge, "longest session")
	f.DurationVar(&l.ClientAliveInterval, "client-alive-interval", l.ClientAliveInterval, "silence after which a client is asked for an answer; three missing answers end it")
	f.DurationVar(&l.UnusedConnectionTimeout, "unused-connection-timeout", l.UnusedConnectionTimeout, "longest time without a session")
	f.IntVar(&o.HTTPConns, "http-connections", 2500, "most connections of browsers at once")
	f.DurationVar(&l.Farewell, "farewell", l.Farewell, "time between the notice that the server ends and the end, at most 10s")
	for _, old := range []struct{ name, now string }{
		{"trust", "per-source-exempt"},
		{"max-per-address", "per-source-max-connections"},
		{"rate", "per-source-rate"},
		{"penalty", "per-source-penalty"},
		{"handshake-timeout", "login-grace-time"},
		{"max-tries", "max-auth-tries"},
		{"stall", "write-timeout"},
		{"idle", "idle-timeout"},
		{"keepalive", "client-alive-interval"},
		{"linger", "unused-connection-timeout"},
		{"max-handshakes", "max-startups"},
	} {
		formerly(f, old.name, old.now, f.Lookup(old.now).Value, "use --"+old.now)
	}
	formerly(f, "max-line", "max-line", ignored{}, "--max-startups has no line")
	formerly(f, "no-notes", "no-notes", ignored{}, "visitors have no notes without --notes")
	f.Lookup("no-notes").NoOptDefVal = "true"
	f.StringVar(&o.Config, "config", "", "`FILE`: these settings in YAML")
	OnlyFlag(f, "config")
}

// auto leaves it to each terminal how large letters are drawn.
const auto = "auto"

// OnlyFlag marks flags that stand on the command line alone.
func OnlyFlag(f *pflag.FlagSet, names ...string) {
	for _, name := range names {
		_ = f.SetAnnotation(name, onlyFlag, []string{""})
	}
}

// onlyFlag marks what stands on the command line alone.
const onlyFlag = "revolute-only-flag"

// formerly defines a flag that was called name before, and now is called now.
func formerly(f *pflag.FlagSet, name, now string, value pflag.Value, says string) {
	f.AddFlag(&pflag.Flag{Name: name, Value: value, Hidden: true, Annotations: map[string][]string{formerName: {now, says}}})
}

// setting returns the name under which a flag counts.
func setting(f *pflag.Flag) string {
	if now := f.Annotations[formerName]; now != nil {
		return now[0]
	}
	return f.Name
}

// formerName marks a flag that is accepted for the sake of old command lines and
// files; it holds the name of now, and what to write instead.
const formerName = "revolute-former-name"

// ignored is a flag that says nothing any more.
type ignored struct{}

func (ignored) String() string   { return "" }
func (ignored) Type() string     { return "string" }
func (ignored) Set(string) error { return nil }

// Configure adds what the environment and then the configuration file say to
// what flags, the command line, do not. Named says whether that has named decks.
// Variable returns the name and the value of the environment's variable for a flag.
func (o *Options) Configure(flags *pflag.FlagSet, named bool, variable func(flag string) (name, value string)) error {
	set := map[string]bool{"decks": named}
	flags.Visit(func(f *pflag.Flag) {
		set[setting(f)] = true
		o.note(f)
	})
	var wrong error
	flags.VisitAll(func(f *pflag.Flag) {
		name, value := variable(f.Name)
		if value == "" || set[setting(f)] || wrong != nil || f.Annotations[onlyFlag] != nil && f.Name != "config" {
			return
		}
		set[setting(f)] = true
		o.note(f)
		if err := f.Value.Set(value); err != nil {
			wrong = problem.Usagef("%s: %v", name, err)
		}
	})
	if wrong == nil && o.Config != "" {
		wrong = o.readConfig(flags, set)
	}
	if wrong != nil {
		return wrong
	}
	return o.sensible()
}

// note notes that a setting was given under a former name.
func (o *Options) note(f *pflag.Flag) {
	if says := f.Annotations[formerName]; says != nil {
		o.former = append(o.former, f.Name+": "+says[1])
	}
}

// sensible returns what is wrong with values that make no sense.
func (o *Options) sensible() error {
	for _, a := range []struct{ flag, addr string }{{"ssh", o.SSH}, {"http", o.HTTP}, {"admin", o.Admin}} {
		if a.addr != "" {
			if err := checkAddress(a.flag, a.addr); err != nil {
				return err
			}
		}
	}
	for _, f := range []struct{ flag, file string }{{"nats-creds", o.NATSCreds}, {"nats-ca", o.NATSCA}} {
		if f.file != "" {
			if _, err := os.ReadFile(f.file); err != nil {
				return problem.Errorf(f.file, 0, "--%s: %v", f.flag, cause(err))
			}
		}
	}
	if o.NATS != "" {
		for one := range strings.SplitSeq(o.NATS, ",") {
			u, err := url.Parse(strings.TrimSpace(one))
			if err != nil || !slices.Contains([]string{"nats", "tls", "ws", "wss"}, u.Scheme) || u.Hostname() == "" {
				return problem.Usagef("--nats is nats://HOST:PORT or tls://HOST:PORT, not %q", one)
			}
		}
	}
	switch l := &o.Limits; {
	case (o.NATSCreds != "" || o.NATSCA != "") && o.NATS == "":
		return problem.Usagef("--nats-creds and --nats-ca are for --nats")
	case o.Dark && o.Light:
		return problem.Usagef("--dark and --light exclude each other")
	case l.Farewell > longestFarewell:
		return problem.Usagef("--farewell is at most %v, not %v", longestFarewell, l.Farewell)
	case slices.ContainsFunc(o.Audience, func(what string) bool {
		return !slices.Contains([]string{"reactions", "polls", "questions", "none"}, what)
	}):
		return problem.Usagef("--audience is some of reactions, polls, questions, or none, not %q", strings.Join(o.Audience, ","))
	case o.Lettering != auto && !slices.Contains(lettering.WayNames(), o.Lettering):
		return problem.Usagef("--lettering is auto, %s, not %q", strings.Join(lettering.WayNames(), ", "), o.Lettering)
	case o.Cache < 1:
		return problem.Usagef("--cache is at least 1, not %d", o.Cache)
	case l.MinWidth > l.MaxWidth || l.MinHeight > l.MaxHeight:
		return problem.Usagef("--min-size is larger than --max-size")
	}
	return nil
}

// readConfig reads the configuration file; what is set already stays.
func (o *Options) readConfig(flags *pflag.FlagSet, set map[string]bool) error {
	src, err := os.ReadFile(o.Config)
	if err != nil {
		return problem.Errorf(o.Config, 0, "%v", cause(err))
	}
	root, err := yamlfile.Parse(o.Config, 0, src)
	if err != nil {
		return err
	}
	var known []string
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Annotations[onlyFlag] == nil {
			known = append(known, f.Name)
		}
	})
	return root.Each(func(key, value *yamlfile.Node) error {
		if !slices.Contains(known, key.Value) {
			return key.Errorf("unknown key %q", key.Value).
				DidYouMean(problem.Nearest(key.Value, known), "revolute serve --print-config lists all of them")
		}
		f := flags.Lookup(key.Value)
		if set[setting(f)] {
			return nil
		}
		o.note(f)
		for _, v := range values(value) {
			if err := f.Value.Set(v.Value); err != nil {
				what, ok := map[string]string{
					"int": "a whole number", "float64": "a number", "bool": "true or false", "duration": "a time such as 30s, 5m or 4h",
				}[f.Value.Type()]
				if !ok {
					return v.Errorf("%s: %v", key.Value, err)
				}
				named := *v
				named.Name = key.Value
				return named.Want(what)
			}
		}
		return nil
	})
}

// values returns the values of a key: one, those of a list, or of a map as NAME=VALUE.
func values(n *yamlfile.Node) []*yamlfile.Node {
	switch n.Kind {
	case yamlfile.List:
		return n.Items
	case yamlfile.Map:
		var all []*yamlfile.Node
		for _, p := range n.Pairs {
			named := *p.Value
			named.Value = p.Key.Value + "=" + p.Value.Value
			all = append(all, &named)
		}
		return all
	case yamlfile.Scalar:
		return []*yamlfile.Node{n}
	}
	return nil
}

// WriteConfig writes the configuration as flags have it, as YAML that can be read
// again.
func WriteConfig(w io.Writer, flags *pflag.FlagSet) (err error) {
	flags.VisitAll(func(f *pflag.Flag) {
		if err != nil || f.Annotations[onlyFlag] != nil || f.Hidden {
			return
		}
		usage := strings.ReplaceAll(f.Usage, "`", "")
		var value any = f.Value.String()
		list, isList := f.Value.(pflag.SliceValue)
		switch f.Value.Type() {
		case "int":
			value, _ = strconv.Atoi(f.Value.String())
		case "float64":
			value, _ = strconv.ParseFloat(f.Value.String(), 64)
		case "bool":
			value = f.Value.String() == "true"
		default:
			if isList {
				value = list.GetSlice()
			}
		}
		_, err = fmt.Fprintf(w, "# %s\n%s", usage, yamlfile.Format(f.Name, value))
	})
	return err
}
