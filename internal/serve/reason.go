package serve

// reason says why a connection or a session was refused, or ended. There are
// only these, so that they may be labels of metrics.
type reason string

// Why a connection was refused.
const (
	refusedFull      reason = "full"      // too many connections, or sessions
	refusedAddress   reason = "address"   // too many of this address
	refusedRate      reason = "rate"      // too many new ones of this address
	refusedPenalty   reason = "penalty"   // this address is shut out
	refusedStartups  reason = "startups"  // too many handshakes are under way
	refusedProxy     reason = "proxy"     // a proxy sent no header
	refusedHandshake reason = "handshake" // it failed
	refusedChannel   reason = "channel"   // another channel than a session's, or one too many
	refusedRequest   reason = "request"   // forwarding, agent, X11, a subsystem
	refusedDeck      reason = "deck"      // no such deck
	refusedKey       reason = "key"       // a speaker without a key
)

// Why a connection or a session ended.
const (
	endedLeft     reason = "left"      // the visitor quit
	endedGone     reason = "gone"      // the terminal, or the connection, has gone
	endedIdle     reason = "idle"      // no key for too long
	endedAge      reason = "age"       // it lasted too long
	endedStall    reason = "stall"     // it read nothing for too long
	endedSilent   reason = "silent"    // it answered no question whether it is there
	endedSilence  reason = "silence"   // its handshake took too long
	endedCrowd    reason = "crowd"     // its handshake was dropped for others
	endedFlood    reason = "flood"     // it asked too often for what is refused
	endedLinger   reason = "lingering" // it had no session for too long
	endedShutdown reason = "shutdown"  // the server ends
	endedPanic    reason = "panic"     // the program failed
	endedText     reason = "text"      // it has got the deck as text
)

// reasons returns all reasons.
func reasons() []reason {
	return []reason{
		refusedFull, refusedAddress, refusedRate, refusedPenalty, refusedStartups, refusedProxy, refusedHandshake,
		refusedChannel, refusedRequest, refusedDeck, refusedKey,
		endedLeft, endedGone, endedIdle, endedAge, endedStall, endedSilent, endedSilence, endedCrowd, endedFlood, endedLinger,
		endedShutdown, endedPanic, endedText,
	}
}
