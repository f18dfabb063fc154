package serve

import (
	"net/netip"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// admission decides, before a byte is read, whether an address may connect.
type admission struct {
	cfg Config
	max int // connections in all
	now func() time.Time

	mu       sync.Mutex
	open     int
	accounts map[netip.Prefix]*account
	swept    time.Time
}

// account is what is known of an address, or of an IPv6 network.
type account struct {
	open    int
	fresh   *rate.Limiter // of new connections
	score   float64       // of what it did wrong, falling by one a PerSourcePenalty
	at      time.Time     // of score
	strikes int           // how often it was shut out
	until   time.Time     // it is shut out
}

// What misbehaving costs. An address is shut out when it has ten.
const (
	costCut     = 1 // left in the middle of a handshake, or sent nonsense
	costSilence = 2 // let a handshake time out
	costKey     = 3 // wanted to speak, without a key
	costFlood   = 5 // asked for what is refused, again and again
	tooMuch     = 10
)

// An address is shut out for firstShut penalties, then for twice as long, until
// longestShut.
const (
	firstShut   = 15
	longestShut = 600
	maxAccounts = 1 << 16
)

func newAdmission(cfg Config) *admission {
	return &admission{
		cfg: cfg, now: time.Now, accounts: map[netip.Prefix]*account{},
		max: cfg.MaxSessions + cfg.MaxStartups.Full,
	}
}

// network returns what an address is counted by: an IPv4 address, an IPv6 /64.
func network(a netip.Addr) netip.Prefix {
	a = a.Unmap().WithZone("")
	bits := 32
	if a.Is6() {
		bits = 64
	}
	p, _ := a.Prefix(bits)
	return p
}

func within(a netip.Addr, nets []netip.Prefix) bool {
	a = a.Unmap()
	return slices.ContainsFunc(nets, func(p netip.Prefix) bool { return p.Contains(a) })
}

// enter counts a connection of a in, or says why not.
func (m *admission) enter(a netip.Addr) (refusal reason) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.open >= m.max {
		return refusedFull
	}
	if within(a, m.cfg.PerSourceExempt) {
		m.open++
		return ""
	}
	acc := m.account(network(a))
	switch now := m.now(); {
	case now.Before(acc.until):
		return refusedPenalty
	case acc.open >= m.cfg.PerSourceMaxConnections:
		return refusedAddress
	case !acc.fresh.AllowN(now, 1):
		return refusedRate
	}
	acc.open++
	m.open++
	return ""
}

// leave counts a connection of a out.
func (m *admission) leave(a netip.Addr) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.open--
	if acc, ok := m.accounts[network(a)]; ok && acc.open > 0 && !within(a, m.cfg.PerSourceExempt) {
		acc.open--
	}
}

// punish notes that a did something that costs cost, and reports whether that
// shuts it out.
func (m *admission) punish(a netip.Addr, cost int) bool {
	if cost == 0 || within(a, m.cfg.PerSourceExempt) {
		return false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	acc := m.account(network(a))
	acc.score += float64(cost)
	if acc.score < tooMuch {
		return false
	}
	shut := min(firstShut<<min(acc.strikes, 10), longestShut)
	acc.score = 0
	acc.strikes++
	acc.until = m.now().Add(time.Duration(shut) * m.cfg.PerSourcePenalty)
	return true
}

// account returns the account of p, as it is now.
func (m *admission) account(p netip.Prefix) *account {
	now := m.now()
	acc, ok := m.accounts[p]
	if !ok {
		m.sweep(now)
		acc = &account{fresh: rate.NewLimiter(rate.Limit(m.cfg.PerSourceRate), m.cfg.PerSourceMaxConnections), at: now}
		m.accounts[p] = acc
		return acc
	}
	past := now.Sub(acc.at)
	acc.at = now
	acc.score = max(0, acc.score-past.Seconds()/m.cfg.PerSourcePenalty.Seconds())
	return acc
}

// sweep forgets addresses of which nothing is left to be known, now and then, and
// one more if there are too many.
func (m *admission) sweep(now time.Time) {
	if now.Sub(m.swept) >= time.Minute {
		m.swept = now
		quiet := now.Add(-longestShut * m.cfg.PerSourcePenalty)
		for p, acc := range m.accounts {
			if acc.open == 0 && acc.at.Before(quiet) && acc.until.Before(quiet) {
				delete(m.accounts, p)
			}
		}
	}
	if len(m.accounts) < maxAccounts {
		return
	}
	seen := 0
	for p, acc := range m.accounts {
		if seen++; acc.open == 0 && (!now.Before(acc.until) || seen > maxLooks) {
			delete(m.accounts, p) // rather one that is not shut out
			return
		}
	}
}

// maxLooks is how many addresses are looked at to forget one.
const maxLooks = 32
