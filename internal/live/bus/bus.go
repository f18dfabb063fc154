// Package bus connects the talks of several servers through NATS. Each server
// keeps its own: when the bus is lost, its speaker and followers go on, and when
// it is back the newest state wins. Two buckets of JetStream's key-value store hold
// the talks' states and sums, and their leases; a server has one watcher of each,
// however many follow there.
package bus

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"revolute/internal/live"
	"revolute/internal/problem"
)

// Config is how the bus is reached.
type Config struct {
	URL   string // nats://HOST:PORT or tls://HOST:PORT, several with commas between them
	Creds string // a file of credentials; "": none
	CA    string // a file of certificates to trust; "": those of the system
	Node  string // this server, among all
	Log   *slog.Logger
}

const (
	stateBucket = "revolute_talks"
	leaseBucket = "revolute_leases"
	// patience is how long the bus may take for an answer.
	patience = 2 * time.Second
	// again is the time between two attempts to reach it.
	again = time.Second
)

// leaseValue is a lease as it stands on the bus, where its age is its clock.
type leaseValue struct {
	Holder string `json:"holder"`
	Name   string `json:"name"`
	Epoch  uint64 `json:"epoch"`
	Asks   string `json:"asks,omitempty"`
	Asker  string `json:"asker,omitempty"`
}

// sumValue is what the audience of a server has said, and how many follow there.
type sumValue struct {
	live.Sum
	Followers int `json:"followers"`
	Browsing  int `json:"browsing"`
}

// talk is a talk of this server.
type talk struct {
	*live.Talk
	key string // of the deck, as NATS allows it

	lease leaseValue // as the bus has it, as far as known
	rev   uint64     // of the lease on the bus; 0: there is none
	ours  bool       // its holder is a member here
	held  time.Time  // when the lease was last written
	put   live.State // that the bus has
	wrote time.Time  // when the state was last written
	sums  map[string]sumValue
	said  time.Time           // when a sum was last written
	heard map[string]farHeads // of other servers, by node
	far   live.State          // the newest that other servers have put
	beat  bool                // another was faster: its next state counts, whatever was led here meanwhile
}

// farHeads is how many follow at another server, and when it last said so.
type farHeads struct {
	live.Headcount
	at time.Time
}

// Run connects the talks of these decks with those of other servers until ctx ends.
func Run(ctx context.Context, cfg Config, talks map[string]*live.Talk) error {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	all := map[string]*talk{}
	for deck, t := range talks {
		key := hex.EncodeToString([]byte(deck))
		all[key] = &talk{Talk: t, key: key, sums: map[string]sumValue{}, heard: map[string]farHeads{}}
	}
	lost := make(chan struct{}, 1)
	signal := func(*nats.Conn) {
		select {
		case lost <- struct{}{}:
		default:
		}
	}
	options := []nats.Option{
		nats.Name("revolute " + cfg.Node), nats.RetryOnFailedConnect(true), nats.MaxReconnects(-1), nats.ReconnectWait(again / 4),
		nats.PingInterval(time.Second), nats.MaxPingsOutstanding(2), nats.Timeout(patience), nats.ReconnectBufSize(-1),
		nats.DisconnectErrHandler(func(c *nats.Conn, _ error) { signal(c) }), nats.ReconnectHandler(signal),
	}
	if cfg.Creds != "" {
		options = append(options, nats.UserCredentials(cfg.Creds))
	}
	if cfg.CA != "" {
		options = append(options, nats.RootCAs(cfg.CA))
	}
	conn, err := nats.Connect(cfg.URL, options...)
	if err != nil {
		return err
	}
	defer conn.Close()
	js, err := jetstream.New(conn, jetstream.WithDefaultTimeout(patience))
	if err != nil {
		return err
	}
	poked := make(chan *talk, len(all))
	for _, t := range all {
		go func() { // say when the talk has changed
			for {
				_, changed := t.Known()
				select {
				case <-changed:
				case <-ctx.Done():
					return
				}
				select {
				case poked <- t:
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	for ctx.Err() == nil {
		s := &session{cfg: cfg, js: js, talks: all, poked: poked, lost: lost}
		if err := s.run(ctx); err != nil && ctx.Err() == nil {
			cfg.Log.Debug("the bus", "error", err)
		}
		for _, t := range all {
			t.Trouble(problem.Errorf("", 0, "the other servers are not reached"))
		}
		select {
		case <-ctx.Done():
		case <-time.After(again):
		}
	}
	return nil
}

// session is the bus from one connection to its loss.
type session struct {
	cfg            Config
	js             jetstream.JetStream
	states, leases jetstream.KeyValue
	talks          map[string]*talk
	poked          <-chan *talk
	lost           <-chan struct{}
}

// run takes part until the bus is lost.
func (s *session) run(ctx context.Context) error {
	for len(s.lost) > 0 {
		<-s.lost
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	// The two buckets are opened, and made if they are not there.
	opening, opened := context.WithTimeout(ctx, 2*patience)
	defer opened()
	var err error
	s.states, err = s.js.CreateOrUpdateKeyValue(opening, jetstream.KeyValueConfig{Bucket: stateBucket, History: 1, TTL: 24 * time.Hour})
	if err != nil {
		return err
	}
	s.leases, err = s.js.CreateOrUpdateKeyValue(opening, jetstream.KeyValueConfig{Bucket: leaseBucket, History: 1, TTL: live.LeaseTime})
	if err != nil {
		return err
	}
	states, err := s.states.WatchAll(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = states.Stop() }()
	leases, err := s.leases.WatchAll(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = leases.Stop() }()
	for _, t := range s.talks { // what the bus has is not known any more
		t.rev, t.ours, t.put, t.lease, t.sums = 0, false, live.State{}, leaseValue{}, map[string]sumValue{}
	}
	known := 0 // of the two watchers, how many have told all there is
	tick := time.NewTicker(again)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-s.lost:
			return errors.New("lost")
		case e, ok := <-states.Updates():
			if !ok {
				return errors.New("no more states")
			}
			if e == nil {
				known++
			} else {
				s.state(e)
			}
		case e, ok := <-leases.Updates():
			if !ok {
				return errors.New("no more leases")
			}
			if e == nil {
				known++
			} else {
				s.leased(e)
			}
		case t := <-s.poked:
			if known == 2 {
				err = s.sync(ctx, t)
			}
		case <-tick.C:
			for _, t := range s.talks {
				for node, h := range t.heard { // nobody follows any more at servers that are not heard
					if h.Headcount != (live.Headcount{}) && time.Since(h.at) >= live.LeaseTime {
						t.heard[node] = farHeads{at: h.at}
						t.SayFar(node, live.Sum{}, live.Headcount{})
					}
				}
				if known == 2 && err == nil {
					err = s.sync(ctx, t)
				}
			}
		}
		if known == 2 {
			for _, t := range s.talks {
				t.Trouble(nil)
			}
		}
		if err != nil {
			return err
		}
	}
}

// state takes a state or a sum of another server.
func (s *session) state(e jetstream.KeyValueEntry) {
	key, rest, _ := strings.Cut(e.Key(), ".")
	t, ok := s.talks[key]
	if !ok || e.Operation() != jetstream.KeyValuePut {
		return
	}
	if rest == "state" {
		var st live.State
		if json.Unmarshal(e.Value(), &st) != nil || st.V > live.Version {
			return
		}
		t.far = live.Merge(t.far, st)
		known, _ := t.Known()
		replace := t.beat && !known.Mine && st.Epoch >= t.lease.Epoch
		t.beat = t.beat && !replace
		t.Adopt(st, replace)
		return
	}
	node, err := hex.DecodeString(strings.TrimPrefix(rest, "sum."))
	var sum sumValue
	if err != nil || json.Unmarshal(e.Value(), &sum) != nil {
		return
	}
	if _, own := t.sums[string(node)]; own || strings.HasPrefix(string(node)+"/", s.cfg.Node+"/") {
		return
	}
	heads := live.Headcount{Followers: sum.Followers, Browsing: sum.Browsing}
	t.heard[string(node)] = farHeads{heads, time.Now()}
	t.SayFar(string(node), sum.Sum, heads)
}

// sync tells the bus what has changed here.
func (s *session) sync(ctx context.Context, t *talk) error {
	known, _ := t.Known()
	if err := s.syncLease(ctx, t, known); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if t.ours && known.State.Epoch > 0 && (known.State != t.put || time.Since(t.wrote) >= live.Heartbeat) {
		if err := putJSON(ctx, s.states, t.key+".state", known.State); err != nil {
			return err
		}
		t.put, t.wrote = known.State, time.Now()
	}
	// The sum of this server holds how many follow here, too, as long as anybody does.
	_, told := t.sums[s.cfg.Node]
	if _, said := known.Sums[s.cfg.Node]; !said && (told || known.Headcount != live.Headcount{}) {
		known.Sums[s.cfg.Node] = live.Sum{}
	}
	for node, sum := range known.Sums {
		v, due := sumValue{Sum: sum}, false
		if node == s.cfg.Node {
			v.Followers, v.Browsing = known.Followers, known.Browsing
			due = known.Headcount != live.Headcount{} && time.Since(t.said) >= live.Heartbeat
		}
		have, ok := t.sums[node]
		if ok && !due && have.N == v.N && have.Followers == v.Followers && have.Browsing == v.Browsing {
			continue
		}
		if err := putJSON(ctx, s.states, t.key+".sum."+hex.EncodeToString([]byte(node)), v); err != nil {
			return err
		}
		if t.sums[node] = v; node == s.cfg.Node {
			t.said = time.Now()
		}
	}
	return nil
}

func putJSON(ctx context.Context, kv jetstream.KeyValue, key string, v any) error {
	value, err := json.Marshal(v)
	if err == nil {
		_, err = kv.Put(ctx, key, value)
	}
	return err
}
