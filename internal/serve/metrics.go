package serve

import (
	"fmt"
	"io"
	rt "runtime/metrics"
	"strconv"
	"sync/atomic"
	"time"
)

// metrics are counted without locks, and written in Prometheus' text format. Its
// labels are the reasons alone: nothing that a client names. (Prometheus' own
// client library would add as much to the program as the SSH server itself.)
type metrics struct {
	handshakes     atomic.Int64
	followers      atomic.Int64
	received, sent atomic.Int64 // bytes
	refusals, ends map[reason]*atomic.Int64
	layout, write  histogram
}

func (m *metrics) refuse(why reason) { m.refusals[why].Add(1) }

// histogram counts durations in buckets, each four times as long as the one
// before; the first is up to 100 us, the last is open.
type histogram struct {
	buckets [10]atomic.Int64
	sum     atomic.Int64 // ns
}

const firstBucket = 100 * time.Microsecond

func (h *histogram) observe(d time.Duration) {
	i := 0
	for limit := firstBucket; i < len(h.buckets)-1 && d > limit; i++ {
		limit *= 4
	}
	h.buckets[i].Add(1)
	h.sum.Add(int64(d))
}

// write writes the histogram.
func (h *histogram) write(w io.Writer, name, help string) {
	fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s histogram\n", name, help, name)
	total, limit := int64(0), firstBucket
	for i := range h.buckets {
		total += h.buckets[i].Load()
		bound := "+Inf"
		if i < len(h.buckets)-1 {
			bound = strconv.FormatFloat(float64(limit)/float64(time.Second), 'g', -1, 64)
		}
		fmt.Fprintf(w, "%s_bucket{le=%q} %d\n", name, bound, total)
		limit *= 4
	}
	fmt.Fprintf(w, "%s_sum %g\n%s_count %d\n", name, time.Duration(h.sum.Load()).Seconds(), name, total)
}

// writeMetrics writes all metrics of the server.
func (s *Server) writeMetrics(w io.Writer) {
	m := s.metrics
	s.mu.Lock()
	conns := len(s.conns)
	s.mu.Unlock()
	_, pending := s.starts.crowded()
	one(w, "revolute_sessions", "gauge", "Sessions that run.", int64(s.Sessions()))
	one(w, "revolute_connections", "gauge", "Connections that are open.", int64(conns))
	one(w, "revolute_followers", "gauge", "Sessions that follow a speaker.", m.followers.Load())
	one(w, "revolute_handshakes_total", "counter", "Handshakes that were completed.", m.handshakes.Load())
	one(w, "revolute_received_bytes_total", "counter", "Bytes received from clients.", m.received.Load())
	one(w, "revolute_sent_bytes_total", "counter", "Bytes sent to clients.", m.sent.Load())
	byReason(w, "revolute_refusals_total", "Connections and requests that were refused.", m.refusals)
	byReason(w, "revolute_session_ends_total", "Sessions that have ended.", m.ends)
	one(w, "revolute_startups", "gauge", "Handshakes that are under way.", int64(pending))
	// What the process itself needs, so that a leak is seen.
	all := []struct{ sample, name, kind, help string }{
		{"/sched/goroutines:goroutines", "revolute_goroutines", "gauge", "Goroutines that exist."},
		{"/memory/classes/heap/objects:bytes", "revolute_heap_bytes", "gauge", "Bytes of the heap in use, garbage included."},
		{"/memory/classes/total:bytes", "revolute_memory_bytes", "gauge", "Bytes that the process has from the system."},
		{"/gc/cycles/total:gc-cycles", "revolute_gc_cycles_total", "counter", "Garbage collections that were completed."},
		{"/cpu/classes/gc/total:cpu-seconds", "revolute_gc_cpu_seconds_total", "counter", "Processor time that garbage collection took, estimated."},
	}
	samples := make([]rt.Sample, len(all))
	for i := range all {
		samples[i].Name = all[i].sample
	}
	rt.Read(samples)
	for i, a := range all {
		switch v := samples[i].Value; v.Kind() {
		case rt.KindUint64:
			one(w, a.name, a.kind, a.help, int64(v.Uint64()))
		case rt.KindFloat64:
			fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n%s %g\n", a.name, a.help, a.name, a.kind, a.name, v.Float64())
		}
	}
	m.layout.write(w, "revolute_layout_seconds", "Time from a message to its frame.")
	m.write.write(w, "revolute_write_seconds", "Time that writing a frame to a client took.")
}

func one(w io.Writer, name, kind, help string, v int64) {
	fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n%s %d\n", name, help, name, kind, name, v)
}

func byReason(w io.Writer, name, help string, counts map[reason]*atomic.Int64) {
	fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s counter\n", name, help, name)
	for _, r := range reasons() {
		if n := counts[r].Load(); n > 0 {
			fmt.Fprintf(w, "%s{reason=%q} %d\n", name, string(r), n)
		}
	}
}
