package host

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"

	"revolute/internal/problem"
	"revolute/internal/serve"
)

// Options are what a server is asked for.
type Options struct {
	Config, SSH, HTTP, HostKey, Name, Log string
	Decks                                 []string // NAME=FILE, FILE, or the name of one in the program
	Lang, Theme                           string
	Dark, Light, Still                    bool
	Verbose, NoNotes                      bool
	Cache                                 int // MiB
	Rest                                  time.Duration
	Limits                                serve.Config
}

// Define defines the flags. Each is a key of the configuration file and a
// variable of the environment, too, but for config itself.
func (o *Options) Define(f *pflag.FlagSet) {
	l := &o.Limits
	*l = serve.Defaults()
	f.SortFlags = false
	f.StringVar(&o.SSH, "ssh", "", "`ADDR`: where to take visitors, such as :2222")
	f.StringVar(&o.HTTP, "http", "", "`ADDR`: /metrics, /healthz and /readyz, for those who run the server")
	f.StringSliceVar(&o.Decks, "decks", nil, "`DECK,...`: what is shown; the first is for who names none; NAME=FILE names one")
	f.StringVar(&o.HostKey, "host-key", "", "`FILE`: the server's key; one that does not exist is made")
	f.StringVar(&l.AuthorizedKeys, "authorized-keys", "", "`FILE`: keys that may log in as the user speaker, read again when it changes")
	f.StringVar(&o.Name, "name", "", "`HOST[:PORT]`: how visitors call this server")
	f.StringVar(&o.Lang, "lang", "", "language for visitors who name none; else the deck's first")
	f.StringVar(&o.Theme, "theme", "", "`NAME|FILE`: a built-in theme, or a YAML file")
	f.BoolVar(&o.Dark, "dark", false, "dark, whatever background a terminal has")
	f.BoolVar(&o.Light, "light", false, "light, likewise")
	f.BoolVar(&o.Still, "no-motion", false, "nothing moves")
	f.BoolVar(&o.NoNotes, "no-notes", false, "visitors find no speaker notes")
	f.DurationVar(&o.Rest, "rest", time.Minute, "without a key until what moves without an end comes to rest; 0: it never does")
	f.Float64Var(&l.MotionShare, "motion-share", l.MotionShare, "of a core for what moves on all screens; above it pictures come less often")
	f.StringVar(&o.Log, "log", "text", "text or json")
	f.BoolVar(&o.Verbose, "verbose", false, "every refusal is logged, too")
	f.BoolVar(&l.FullAddresses, "full-addresses", false, "addresses are logged whole, not as their network")
	f.IntVar(&o.Cache, "cache", 64, "`MiB` of frames that visitors share")
	o.defineLimits(f)
	f.StringVar(&o.Config, "config", "", "`FILE`: these keys in YAML")
	OnlyFlag(f, "config")
}

// OnlyFlag marks flags that stand on the command line alone.
func OnlyFlag(f *pflag.FlagSet, names ...string) {
	for _, name := range names {
		_ = f.SetAnnotation(name, onlyFlag, []string{""})
	}
}

const onlyFlag = "revolute-only-flag"

// defineLimits defines what protects the server.
func (o *Options) defineLimits(f *pflag.FlagSet) {
	l := &o.Limits
	f.Var((*networks)(&l.Trust), "trust", "`CIDR,...`: no limits an address here: a hall behind one address")
	f.Var((*networks)(&l.ProxyFrom), "proxy-from", "`CIDR,...`: from there a PROXY protocol v2 header is required")
	f.IntVar(&l.MaxSessions, "max-sessions", l.MaxSessions, "sessions in all")
	f.IntVar(&l.MaxPerAddress, "max-per-address", l.MaxPerAddress, "connections of an address (IPv6: a /64)")
	f.IntVar(&l.Rate, "rate", l.Rate, "new connections a second of an address")
	f.DurationVar(&l.Penalty, "penalty", l.Penalty, "what misbehaving costs; an address is shut out for 15 to 600 of it")
	f.IntVar(&l.MaxHandshakes, "max-handshakes", l.MaxHandshakes, "handshakes at once")
	f.IntVar(&l.MaxLine, "max-line", l.MaxLine, "connections that wait for theirs")
	f.DurationVar(&l.HandshakeTimeout, "handshake-timeout", l.HandshakeTimeout, "for a handshake")
	f.IntVar(&l.MaxTries, "max-tries", l.MaxTries, "attempts to authenticate")
	f.IntVar(&l.MaxChannels, "max-channels", l.MaxChannels, "channels a connection")
	f.Var(&cells{&l.MinWidth, &l.MinHeight}, "min-size", "smaller windows get this size")
	f.Var(&cells{&l.MaxWidth, &l.MaxHeight}, "max-size", "larger windows get this size")
	f.IntVar(&l.Resizes, "resizes", l.Resizes, "new sizes a second; of more, the last")
	f.IntVar(&l.InputBurst, "input-burst", l.InputBurst, "bytes that a client may send at once")
	f.IntVar(&l.InputRate, "input-rate", l.InputRate, "bytes a second after that")
	f.DurationVar(&l.Stall, "stall", l.Stall, "that a reader may take nothing")
	f.DurationVar(&l.Idle, "idle", l.Idle, "without a key; who follows is not idle")
	f.DurationVar(&l.MaxAge, "max-age", l.MaxAge, "that a session may last")
	f.DurationVar(&l.KeepAlive, "keepalive", l.KeepAlive, "of silence until a client is asked; three without an answer end it")
	f.DurationVar(&l.Linger, "linger", l.Linger, "that a connection may last without a session")
	f.DurationVar(&l.Farewell, "farewell", l.Farewell, "between the notice that the server ends and the end, at most 10s")
}

// Configure adds what the environment and then the configuration file say to
// what flags, the command line, do not. named is whether that has named decks.
// variable returns the name and the value of the environment's variable for a flag.
func (o *Options) Configure(flags *pflag.FlagSet, named bool, variable func(flag string) (name, value string)) error {
	set := map[string]bool{"decks": named}
	flags.Visit(func(f *pflag.Flag) { set[f.Name] = true })
	var wrong error
	flags.VisitAll(func(f *pflag.Flag) {
		name, value := variable(f.Name)
		if value == "" || set[f.Name] || wrong != nil || f.Annotations[onlyFlag] != nil && f.Name != "config" {
			return
		}
		set[f.Name] = true
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

// sensible finds values that make no sense.
func (o *Options) sensible() error {
	switch l := &o.Limits; {
	case o.Dark && o.Light:
		return problem.Usagef("--dark and --light exclude each other")
	case l.Farewell > longestFarewell:
		return problem.Usagef("--farewell is at most %v, not %v", longestFarewell, l.Farewell)
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
		return err
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		return fmt.Errorf("%s: %w", o.Config, err)
	}
	if len(doc.Content) == 0 {
		return nil
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		return problem.Errorf(o.Config, top.Line, "keys and values are expected")
	}
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		f := flags.Lookup(key.Value)
		if f == nil || f.Annotations[onlyFlag] != nil {
			return problem.Errorf(o.Config, key.Line, "unknown key %q", key.Value).WithHint("revolute serve --print-config lists all of them")
		}
		if set[f.Name] {
			continue
		}
		for _, v := range values(value) {
			if err := f.Value.Set(v); err != nil {
				return problem.Errorf(o.Config, value.Line, "%s: %v", key.Value, err)
			}
		}
	}
	return nil
}

// values are the values of a key: one, those of a list, or of a map as NAME=VALUE.
func values(n *yaml.Node) (out []string) {
	switch n.Kind {
	case yaml.SequenceNode:
		for _, c := range n.Content {
			out = append(out, c.Value)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			out = append(out, n.Content[i].Value+"="+n.Content[i+1].Value)
		}
	default:
		if n.Tag != "!!null" {
			out = append(out, n.Value)
		}
	}
	return out
}

// WriteConfig writes the configuration as flags have it, as YAML that can be read
// again.
func WriteConfig(w io.Writer, flags *pflag.FlagSet) (err error) {
	flags.VisitAll(func(f *pflag.Flag) {
		if err != nil || f.Annotations[onlyFlag] != nil {
			return
		}
		usage := strings.ReplaceAll(f.Usage, "`", "")
		var value any = f.Value.String()
		if list, ok := f.Value.(pflag.SliceValue); ok {
			value = slices.Clone(list.GetSlice())
		}
		if f.Value.Type() == "int" || f.Value.Type() == "bool" || f.Value.Type() == "float64" {
			value = &yaml.Node{Kind: yaml.ScalarNode, Value: f.Value.String()}
		}
		var line []byte
		if line, err = yaml.Marshal(map[string]any{f.Name: value}); err == nil {
			_, err = fmt.Fprintf(w, "# %s\n%s", usage, line)
		}
	})
	return err
}
