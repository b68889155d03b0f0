;;; transcript-ls.el --- Interviews and other transcripts -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "29.1"))
;; Keywords: text, languages, tools
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; A mode for transcripts, in which eglot starts the program `transcript-ls':
;;
;;     (add-to-list 'load-path "/path/to/transcript-ls/editors/emacs")
;;     (require 'transcript-ls)
;;     (add-hook 'transcript-mode-hook #'eglot-ensure)
;;
;; Findings come through flymake, the outline through imenu, names through xref, fixes through `eglot-code-actions',
;; new names through `eglot-rename'.  The colours here go line by line and need no server; which lines are turns is
;; the server's to say.

;;; Code:

(require 'compile)

(declare-function eglot-code-actions "eglot")
(declare-function eglot--TextDocumentIdentifier "eglot")
(declare-function eglot--current-server-or-lose "eglot")
(declare-function eglot--lsp-position-to-point "eglot")
(declare-function eglot--pos-to-lsp-position "eglot")
(declare-function eglot--signal-textDocument/didChange "eglot")
(declare-function jsonrpc-request "jsonrpc")

(defgroup transcript nil
  "Interviews and other transcripts."
  :group 'text)

(defcustom transcript-ls-command '("transcript-ls")
  "The program that serves transcripts, with its arguments."
  :type '(repeat string))

(defconst transcript--time "[0-9]\\{1,2\\}:[0-9][0-9]\\(?::[0-9][0-9]\\)?\\(?:[.,][0-9]\\{1,3\\}\\)?"
  "A time as it stands in a transcript, without its brackets.")

(defconst transcript--attribution
  (concat "\\(?:\\(?:translator\\|editor\\|author\\|interviewer\\|transcriber\\)s?['’]?s? note"
          "\\|\\(?:approx\\. ?\\)?\\(?:transl\\|trans\\|tr\\|ed\\)\\.\\|TN\\|T/N"
          "\\|прим\\. ?\\(?:перев\\|пер\\|ред\\)\\.\\|N\\. ?d\\. ?[TRAE]\\.\\|NdT\\|NDLR\\|Anm\\. d\\. \\(?:Übers\\|Red\\)\\."
          "\\|译者注\\|编者注\\|訳注\\|역주\\)")
  "What signs a note; the server knows more of these.")

(defconst transcript--event
  (regexp-opt '("laughter" "laughs" "laughing" "chuckles" "pause" "inaudible" "unintelligible" "crosstalk" "applause"
                "music" "silence" "sighs" "смеётся" "смех" "пауза" "неразборчиво" "rires" "lacht" "risas" "risos"))
  "What happens while somebody speaks.")

(defconst transcript-font-lock-keywords
  `(("^#\\{1,6\\}[ \t].*$" . 'font-lock-function-name-face)
    ;; The dash of a turn. Three hyphens are a rule, and a hyphen that touches its word is part of it.
    ("^[ \t]*\\([—–―‒]\\|--?\\)[ \t]" 1 'font-lock-keyword-face)
    ;; A label is at most five words, begins with a capital, and is followed by speech.
    (,(concat "^[ \t]*\\(?:[[(]?" transcript--time "[])]?[ \t]+\\)?"
              "\\(?:\\*\\*\\|__\\)?\\([[:upper:]][^][ \t\n:;,!?()\"“”«»]*\\(?: [^][ \t\n:;!?\"“”«»]+\\)\\{0,4\\}\\)"
              "\\(?: [[(]" transcript--time "[])]\\)?\\(?:\\*\\*\\|__\\)?:\\(?:\\*\\*\\|__\\)?\\(?:[ \t]\\|$\\)")
     1 'font-lock-variable-name-face)
    ("^[ \t]*\\([QA]\\.\\)[ \t]" 1 'font-lock-keyword-face)
    (,(concat "[[(#]" transcript--time "\\(?:-[0-9]+\\)?[])#]") . 'font-lock-constant-face)
    (,(concat "[[(]" transcript--event "\\(?:[ ,]+" transcript--time "\\)?[.!]?[])]") . 'font-lock-constant-face)
    ("\\[\\(?:sic\\|…\\|\\.\\.\\.\\|REDACTED\\)[.!]?\\]" . 'font-lock-builtin-face)
    (,(concat "[[({][^][(){}\n]*[—–―,.-][ \t]*" transcript--attribution "[ \t]*[])}]") . 'font-lock-doc-face)
    (,(concat "[[({]" transcript--attribution "[ \t]*:[^][(){}\n]*[])}]") . 'font-lock-doc-face)
    ("\\[\\[[^][\n]+\\]\\]" . 'link))
  "What `transcript-mode' colours.")

(defconst transcript--syntax-propertize
  (syntax-propertize-rules
   ("\\(<\\)!--" (1 "< b"))
   ("--[ \t\n]*\\(>\\)" (1 "> b")))
  "Comments, which are those of HTML.")

(defvar-keymap transcript-mode-map
  :doc "Keys of `transcript-mode'."
  "C-c C-n" #'transcript-next-question
  "C-c C-p" #'transcript-previous-question
  "C-c M-n" #'transcript-next-note
  "C-c M-p" #'transcript-previous-note
  "C-c C-q" #'transcript-go-to-question
  "C-c C-a" #'transcript-fix-all
  "C-c C-c" #'transcript-check)

;;;###autoload
(define-derived-mode transcript-mode text-mode "Transcript"
  "Major mode for interviews and other transcripts."
  ;; Quotation marks and apostrophes are no strings.
  (modify-syntax-entry ?\" "." transcript-mode-syntax-table)
  (setq-local font-lock-defaults '(transcript-font-lock-keywords nil t)
              syntax-propertize-function transcript--syntax-propertize
              comment-start "<!-- "
              comment-end " -->"
              comment-start-skip "<!--[ \t]*"
              outline-regexp "#\\{1,6\\}[ \t]"
              ;; A paragraph is one line that wraps between words.
              word-wrap t
              truncate-lines nil))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.transcript\\'" . transcript-mode))

;;;###autoload
(with-eval-after-load 'eglot
  (defvar eglot-server-programs)
  (add-to-list 'eglot-server-programs '(transcript-mode . transcript-ls-contact)))

(defun transcript-ls-contact (&rest _)
  "What eglot starts for a transcript."
  transcript-ls-command)

(defun transcript--ask (method &rest params)
  "What the server answers to METHOD about this file, with PARAMS beside its name."
  (let ((server (eglot--current-server-or-lose)))
    (eglot--signal-textDocument/didChange)
    (jsonrpc-request server method `(:textDocument ,(eglot--TextDocumentIdentifier) ,@params))))

(defun transcript--step (to count otherwise)
  "Go COUNT steps TO what the server knows by that word, or say OTHERWISE."
  (let ((from (point)) found)
    (while (and (> count 0)
                (setq found (transcript--ask :transcript-ls/step
                                             :position (eglot--pos-to-lsp-position) :to to)))
      (goto-char (eglot--lsp-position-to-point (plist-get found :start)))
      (setq count (1- count)))
    (if (= from (point)) (message otherwise) (push-mark from t))))

(defun transcript-next-question (&optional count)
  "Go to the next question, or COUNT further."
  (interactive "p")
  (transcript--step "nextQuestion" (or count 1) "No question follows."))

(defun transcript-previous-question (&optional count)
  "Go to the question before, or COUNT further back."
  (interactive "p")
  (transcript--step "previousQuestion" (or count 1) "No question comes before."))

(defun transcript-next-note (&optional count)
  "Go to the next note, or COUNT further."
  (interactive "p")
  (transcript--step "nextNote" (or count 1) "No note follows."))

(defun transcript-previous-note (&optional count)
  "Go to the note before, or COUNT further back."
  (interactive "p")
  (transcript--step "previousNote" (or count 1) "No note comes before."))

(defun transcript-go-to-question ()
  "Choose a question from a list, and go there."
  (interactive)
  (let* ((found (transcript--ask :transcript-ls/questions))
         (listed (mapcar (lambda (each)
                           (cons (format "%d. %s" (plist-get each :number) (plist-get each :text))
                                 (plist-get each :position)))
                         found))
         (table (lambda (string predicate action)
                  (if (eq action 'metadata)
                      '(metadata (display-sort-function . identity)) ; they stand in their order
                    (complete-with-action action listed string predicate))))
         (chosen (and listed (completing-read "Go to question: " table nil t))))
    (if (not listed)
        (message "Nobody asks anything in this file.")
      (push-mark)
      (goto-char (eglot--lsp-position-to-point (cdr (assoc chosen listed)))))))

(defun transcript-fix-all ()
  "Make all safe fixes in this file."
  (interactive)
  (eglot-code-actions (point-min) (point-max) "source.fixAll.transcript-ls" t))

(define-compilation-mode transcript-check-mode "Transcripts"
  "What `transcript-check' finds."
  (setq-local compilation-error-regexp-alist
              '(("^ +--> \\(.+\\):\\([0-9]+\\):\\([0-9]+\\)$" 1 2 3 1))
              compilation-error-screen-columns nil))

;;;###autoload
(defun transcript-check (folder)
  "Check all transcripts in FOLDER, and list what is found."
  (interactive "DCheck the transcripts in: ")
  (let ((default-directory (file-name-as-directory folder))
        (compilation-environment (cons "NO_COLOR=1" compilation-environment)))
    (compilation-start (mapconcat #'shell-quote-argument
                                  (append transcript-ls-command '("check")) " ")
                       'transcript-check-mode)))

(provide 'transcript-ls)

;;; transcript-ls.el ends here
