package serve

import (
	"bufio"
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"math/big"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// hostile is a client that may send any packet at any time: as much of SSH as it
// takes to be listened to. It checks nothing.
type hostile struct {
	t    testing.TB
	conn net.Conn
	in   *bufio.Reader

	ours, theirs string // versions
	session      []byte
	write, read  direction
	held         []byte // packets that are not sent yet
	hold         bool
}

// direction is the state of packets in one direction; stream is nil before keys.
type direction struct {
	stream cipher.Stream
	mac    []byte
	seq    uint32
}

// The numbers of messages.
const (
	msgServiceRequest = 5
	msgKexInit        = 20
	msgNewKeys        = 21
	msgKexReply       = 31
	msgAuthRequest    = 50
	msgAuthSuccess    = 52
	msgChannelOpen    = 90
	msgChannelConfirm = 91
	msgChannelData    = 94
	msgChannelRequest = 98
)

// attack connects and exchanges keys.
func attack(t testing.TB, addr string) *hostile {
	t.Helper()
	h := connect(t, addr)
	h.keys()
	return h
}

// connect connects and exchanges versions.
func connect(t testing.TB, addr string) *hostile {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	h := &hostile{t: t, conn: c, in: bufio.NewReader(c), ours: "SSH-2.0-hostile"}
	_, _ = io.WriteString(c, h.ours+"\r\n")
	line, err := h.in.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	h.theirs = strings.TrimRight(line, "\r\n")
	return h
}

func str(s string) []byte {
	return append(binary.BigEndian.AppendUint32(nil, uint32(len(s))), s...)
}

func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

func u32(v uint32) []byte { return binary.BigEndian.AppendUint32(nil, v) }

func kexInit() []byte {
	p := join([]byte{msgKexInit}, make([]byte, 16))
	for _, list := range []string{
		"curve25519-sha256", "ssh-ed25519", "aes128-ctr", "aes128-ctr",
		"hmac-sha2-256-etm@openssh.com", "hmac-sha2-256-etm@openssh.com", "none", "none", "", "",
	} {
		p = append(p, str(list)...)
	}
	return append(p, 0, 0, 0, 0, 0)
}

// keys exchanges keys.
func (h *hostile) keys() {
	h.t.Helper()
	mine := kexInit()
	h.send(mine)
	theirs := h.until(msgKexInit)
	key, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		h.t.Fatal(err)
	}
	h.send(join([]byte{30}, str(string(key.PublicKey().Bytes()))))
	host, rest, _ := cutString(h.until(msgKexReply)[1:])
	point, _, _ := cutString(rest)
	public, err := ecdh.X25519().NewPublicKey([]byte(point))
	if err != nil {
		h.t.Fatal(err)
	}
	secret, err := key.ECDH(public)
	if err != nil {
		h.t.Fatal(err)
	}
	k := gossh.Marshal(struct{ K *big.Int }{new(big.Int).SetBytes(secret)})
	sum := sha256.Sum256(join(str(h.ours), str(h.theirs), str(string(mine)), str(string(theirs)), str(host),
		str(string(key.PublicKey().Bytes())), str(point), k))
	if h.session == nil {
		h.session = sum[:]
	}
	h.send([]byte{msgNewKeys})
	h.until(msgNewKeys)
	derive := func(letter byte) []byte {
		s := sha256.Sum256(join(k, sum[:], []byte{letter}, h.session))
		return s[:]
	}
	h.write = direction{stream(derive('C'), derive('A')), derive('E'), h.write.seq}
	h.read = direction{stream(derive('D'), derive('B')), derive('F'), h.read.seq}
}

func stream(key, iv []byte) cipher.Stream {
	block, err := aes.NewCipher(key[:16])
	if err != nil {
		panic(err)
	}
	return cipher.NewCTR(block, iv[:16])
}

// packet makes a packet of a payload.
func (d *direction) packet(payload []byte) []byte {
	block, head := 8, 5
	if d.stream != nil {
		block, head = 16, 1
	}
	pad := block - (head+len(payload))%block
	if pad < 4 {
		pad += block
	}
	body := join([]byte{byte(pad)}, payload, make([]byte, pad))
	length := u32(uint32(len(body)))
	seq := u32(d.seq)
	d.seq++
	if d.stream == nil {
		return join(length, body)
	}
	d.stream.XORKeyStream(body, body)
	mac := hmac.New(sha256.New, d.mac)
	mac.Write(join(seq, length, body))
	return join(length, body, mac.Sum(nil))
}

// send sends a packet, or keeps it while hold is set. That the server has gone
// is no fault.
func (h *hostile) send(payload []byte) {
	p := h.write.packet(payload)
	if h.hold {
		h.held = append(h.held, p...)
		return
	}
	_, _ = h.conn.Write(p)
}

// release sends at once what was held.
func (h *hostile) release() {
	h.hold = false
	_, _ = h.conn.Write(h.held)
	h.held = nil
}

// receive reads a packet.
func (h *hostile) receive() ([]byte, error) {
	var length [4]byte
	if _, err := io.ReadFull(h.in, length[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(length[:])
	if n > 1<<18 {
		return nil, fmt.Errorf("a packet of %d bytes", n)
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(h.in, body); err != nil {
		return nil, err
	}
	h.read.seq++
	if h.read.stream != nil {
		if _, err := io.CopyN(io.Discard, h.in, sha256.Size); err != nil {
			return nil, err
		}
		h.read.stream.XORKeyStream(body, body)
	}
	return body[1 : len(body)-int(body[0])], nil
}

// until reads packets up to one of that kind.
func (h *hostile) until(kind byte) []byte {
	h.t.Helper()
	for {
		p, err := h.receive()
		if err != nil {
			h.t.Fatalf("waiting for message %d: %v", kind, err)
		}
		if p[0] == kind {
			return p
		}
	}
}

// ended reads until the server closes the connection, and says whether it did.
func (h *hostile) ended(within time.Duration) bool {
	_ = h.conn.SetReadDeadline(time.Now().Add(within))
	_, err := io.Copy(io.Discard, h.in)
	e, ok := err.(net.Error)
	return !ok || !e.Timeout()
}

func authNone(user string) []byte {
	return join([]byte{msgAuthRequest}, str(user), str("ssh-connection"), str("none"))
}

// login authenticates a visitor.
func (h *hostile) login(user string) {
	h.t.Helper()
	h.service()
	h.send(authNone(user))
	h.until(msgAuthSuccess)
}

func (h *hostile) service() {
	h.send(join([]byte{msgServiceRequest}, str("ssh-userauth")))
	h.until(6)
}

func openSession(id, window uint32) []byte {
	return join([]byte{msgChannelOpen}, str("session"), u32(id), u32(window), u32(1<<15))
}

func channelRequest(name string, reply byte, payload []byte) []byte {
	return join([]byte{msgChannelRequest}, u32(0), str(name), []byte{reply}, payload)
}

func channelData(s string) []byte { return join([]byte{msgChannelData}, u32(0), str(s)) }

// view opens a session with a terminal, and so much room for what it is sent.
func (h *hostile) view(window uint32) {
	h.t.Helper()
	h.send(openSession(0, window))
	h.until(msgChannelConfirm)
	h.send(channelRequest("pty-req", 0, gossh.Marshal(ptyRequest{"xterm-256color", 80, 24, 0, 0, "\x00"})))
	h.send(channelRequest("shell", 0, nil))
	h.until(msgChannelData)
}
