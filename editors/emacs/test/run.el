;;; run.el --- Tests the mode and eglot with the real server -*- lexical-binding: t; -*-

;;; Commentary:

;; Runs in batch, with the compiled mode on the load path; TEST_FOLDER holds a copy of the fixtures.

;;; Code:

(require 'cl-lib)
(require 'eglot)
(require 'flymake)
(require 'imenu)
(require 'xref)
(require 'transcript-ls)

(setq transcript-ls-command (list (getenv "TRANSCRIPT_LS"))
      eglot-sync-connect t
      eglot-confirm-server-edits nil)

(defvar folder (file-name-as-directory (getenv "TEST_FOLDER")))
(defvar passed 0)
(defvar failed 0)

(defmacro test (name &rest body)
  "Run BODY as the test NAME, with the first transcript as it stands current."
  (declare (indent 1))
  `(condition-case why
       (progn
         (with-current-buffer (get-file-buffer (expand-file-name "bridges/two-bridges.transcript" folder))
           ,@body)
         (cl-incf passed)
         (princ (format "ok   %s\n" ,name)))
     (error
      (cl-incf failed)
      (princ (format "FAIL %s\n     %S\n" ,name why)))))

(defmacro eventually (what form)
  "Wait until FORM, which is said by WHAT, gives something, and return that."
  `(let ((deadline (time-add nil 10)) value)
     (while (not (setq value ,form))
       (when (time-less-p deadline nil)
         (error "This did not happen within ten seconds: %s" ,what))
       (accept-process-output nil 0.02))
     value))

(defun go-to (words)
  "Go to the first letter of WORDS."
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(defun findings ()
  "Where what was found stands, and its rule."
  (mapcar (lambda (each)
            (format "%d %s" (line-number-at-pos (flymake-diagnostic-beg each))
                    (if (string-match "\\[\\([a-z-]+\\)\\]" (flymake-diagnostic-text each))
                        (match-string 1 (flymake-diagnostic-text each))
                      (flymake-diagnostic-text each))))
          (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))

(defun face-of (words)
  "The face of the first letter of WORDS."
  (go-to words)
  (get-text-property (point) 'face))

(find-file (expand-file-name "bridges/two-bridges.transcript" folder))
(call-interactively #'eglot)

(test "the mode follows from the name, and eglot serves it"
  (cl-assert (eq major-mode 'transcript-mode))
  (cl-assert (eglot-managed-p)))

(test "a lost turn marker and an avoided form are found, and nothing else"
  (flymake-start)
  (let ((found (eventually "two findings" (and (cdr (flymake-diagnostics)) (findings)))))
    (unless (and (= (length found) 2) (string-prefix-p "13 " (car found)) (string-prefix-p "17 " (cadr found)))
      (error "%S" found))))

(test "the quick fix puts the dash back"
  (go-to "Then I close")
  (let ((last-nonmenu-event ?a) ; a key, or eglot would show a menu for the mouse
        (completing-read-function
         (lambda (_ choices &rest _)
           (seq-find (lambda (each) (string-match-p "\\`Put the dash" each)) (mapcar #'car choices)))))
    (eglot-code-actions (point) (point) "quickfix" t))
  (eventually "the dash is there" (progn (goto-char (point-min)) (search-forward "— Then I close" nil t))))

(test "the definition of a name is its entry in the glossary"
  (go-to "Lindau for")
  (let ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
    (cl-assert (= (length found) 1))
    (cl-assert (string-suffix-p "glossary.yaml" (xref-location-group (xref-item-location (car found)))))))

(test "the outline has the questions in their order"
  (let ((outline (format "%S" (imenu--make-index-alist t))) (from 0))
    (dolist (part '("How does a day" "And what do you do" "Has anybody ever"))
      (setq from (or (string-match-p part outline from) (error "%s is not in its place in %s" part outline))))))

(test "commands lead from question to question and from note to note"
  (goto-char (point-min))
  (transcript-next-question 2)
  (cl-assert (looking-at-p "— And what do you do"))
  (transcript-previous-question)
  (cl-assert (looking-at-p "— How does a day"))
  (transcript-next-note)
  (cl-assert (looking-at-p "(of 1924"))
  (let ((completing-read-function (lambda (_ table &rest _) (nth 2 (all-completions "" table)))))
    (transcript-go-to-question))
  (cl-assert (looking-at-p "— Has anybody")))

(test "one command makes all safe fixes"
  (transcript-fix-all)
  (eventually "the fix is made" (progn (goto-char (point-min)) (search-forward "the Lindau Water Board had no say" nil t))))

(test "a speaker gets another name in two files, and in the front matter"
  (with-current-buffer (find-file-noselect (expand-file-name "bridges/the-gauge-book.transcript" folder))
    (go-to "Olga Berg: My")
    (eglot-rename "Olga Brandt"))
  (dolist (each '(("the-gauge-book" "Olga Brandt: My") ("the-last-ferry" "interviewee: Olga Brandt")
                  ("the-last-ferry" "Olga Brandt: There")))
    (with-current-buffer (find-file-noselect (expand-file-name (concat "bridges/" (car each) ".transcript") folder))
      (go-to (cadr each)))))

(test "turns, labels, notes, events and comments have their colours"
  (with-temp-buffer
    (insert "## On the river\n— Who?\nAnna Weber: Hello [laughter] there\n**Paul:** Yes [sic] (so — translator’s note)\n"
            "[00:12:34] Ольга: Да (прим. ред.: нет)\nhttps://example.org\n<!-- a comment\n\nof two lines -->\n[[Astana]] “x”\n")
    (transcript-mode)
    (font-lock-ensure)
    (dolist (each '(("On the river" font-lock-function-name-face) ("— Who" font-lock-keyword-face) ("Who?" nil)
                    ("Weber" font-lock-variable-name-face) ("[laughter]" font-lock-constant-face)
                    ("Paul" font-lock-variable-name-face) ("[sic]" font-lock-builtin-face) ("so —" font-lock-doc-face)
                    ("[00:12" font-lock-constant-face) ("Ольга" font-lock-variable-name-face) ("нет" font-lock-doc-face)
                    ("https" nil) ("a comment" font-lock-comment-face) ("of two" font-lock-comment-face) ("Astana" link)))
      (unless (eq (face-of (car each)) (cadr each))
        (error "%s is %S" (car each) (face-of (car each)))))))

(test "a check of the folder lists places that can be visited"
  (transcript-check (expand-file-name "bridges" folder))
  (with-current-buffer (eventually "the list" (get-buffer "*transcript-check*"))
    (let ((process (get-buffer-process (current-buffer))))
      (while (accept-process-output process)))
    (compilation--ensure-parse (point-max))
    (goto-char (point-min))
    (compilation-next-error 1)
    (cl-assert (looking-at-p " +--> two-bridges.transcript:13:1") t)))

(princ "skip folding: eglot has none\n")
(princ (format "emacs: %d passed, %d failed\n" passed failed))
(dolist (buffer (buffer-list))
  (with-current-buffer buffer (set-buffer-modified-p nil)))
(kill-emacs (if (= failed 0) 0 1))

;;; run.el ends here
