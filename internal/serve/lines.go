package serve

import (
	"net"
	"strconv"
)

// phrases are what the server itself says to a visitor, in one language. Each
// ends with a line feed but notice, which stands on the screen.
type phrases struct {
	back    string // %s: the command
	full    string
	unknown string // %q %s %s: the deck, all decks, the command
	help    string // %s %s: the command, the decks, a line each
	noLead  string
	noPhone string
	notice  string // %d: seconds
	ended   map[reason]string
}

func chinese() phrases {
	return phrases{
		back:    "随时再来：%s\n",
		full:    "现在看的人太多了，请过一会儿再来。\n",
		unknown: "没有叫 %q 的幻灯片。这里有：%s\n用法：%s help\n",
		help: "在这里看幻灯片：%s\n\n    ssh … NAME        看 NAME 这一份（加 -t）\n    ssh … | less      纯文本\n    ssh zh@… en@…     选语言\n\n这里有：\n\n%s\n" +
			"按键：空格 下一步，← 上一步，o 总览，/ 搜索，L 换语言，? 全部按键，q 退出。\n屏幕乱了：reset\n",
		noPhone: "这台服务器没有 --http，手机连不上。\n",
		noLead:  "只有演讲者可以带领：用 ssh speaker@…，并把公钥加到服务器的 --authorized-keys。\n",
		notice:  "服务器 %d 秒后关闭",
		ended: map[reason]string{
			endedIdle:     "很久没有按键，已经断开。\n",
			endedAge:      "连接时间太长，已经断开。\n",
			endedShutdown: "服务器已关闭。\n",
			endedPanic:    "程序出错了，对不起；服务器已经记下。\n",
		},
	}
}

func english() phrases {
	return phrases{
		back:    "Come back any time: %s\n",
		full:    "Too many are watching at the moment; try again in a while.\n",
		unknown: "There is no deck %q; there are: %s\nHelp: %s help\n",
		help: "Slides, in this terminal: %s\n\n    ssh … NAME        the deck NAME (with -t)\n    ssh … | less      as text\n    ssh zh@… en@…     choose the language\n\nDecks:\n\n%s\n" +
			"Keys: space next, ← back, o overview, / search, L language, ? all keys, q quit.\nA garbled screen afterwards: reset\n",
		noPhone: "This server has no --http, which phones come by.\n",
		noLead:  "Only the speaker leads: log in as speaker@…, with a key in the server's --authorized-keys.\n",
		notice:  "The server ends in %d s",
		ended: map[reason]string{
			endedIdle:     "Closed, as no key was pressed for a long time.\n",
			endedAge:      "Closed, as the session had lasted for long enough.\n",
			endedShutdown: "The server has ended.\n",
			endedPanic:    "Sorry, the program failed; the server has noted how.\n",
		},
	}
}

func (n *session) lines() phrases {
	if n.visitor.Lang == "zh" {
		return chinese()
	}
	return english()
}

// command returns the command that brings a visitor back.
func (s *Server) command(n *session) string {
	host, port := s.cfg.Name, s.cfg.Port
	if a, ok := n.conn.LocalAddr().(*net.TCPAddr); ok {
		if host == "" {
			host = a.IP.String()
		}
		if port == 0 {
			port = a.Port
		}
	}
	cmd := "ssh "
	if port != 0 && port != 22 {
		cmd += "-p " + strconv.Itoa(port) + " "
	}
	decks := s.decks.Load()
	if _, known := decks.Named[n.visitor.Deck]; !known || n.visitor.Deck == decks.First {
		return cmd + host
	}
	return cmd + "-t " + host + " " + n.visitor.Deck
}
