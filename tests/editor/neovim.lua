-- Neovim as somebody's editor: a submission is opened, read, renamed in, laid out, and left. Each step is said on a line of its own.
-- Variables of the environment: MALKOLL, KOMMUN (a folder with plan.malkoll and bun.malkoll).

local folder = os.getenv("KOMMUN")
local function said(line) io.stdout:write(line .. "\n") end
local function wait_for(what, holds)
  if not vim.wait(20000, holds, 20) then
    said("waited in vain for " .. what)
    vim.cmd("cquit")
  end
end

vim.cmd("autocmd BufRead,BufNewFile *.malkoll setfiletype malkoll")
vim.cmd("edit " .. vim.fn.fnameescape(folder .. "/bun.malkoll"))
local buffer = vim.api.nvim_get_current_buf()
said("filetype " .. vim.bo.filetype)
local id = vim.lsp.start_client({ name = "malkoll", cmd = { os.getenv("MALKOLL"), "lsp" }, root_dir = folder })
vim.lsp.buf_attach_client(buffer, id)

local function place_of(pattern)
  local line = vim.fn.search(pattern, "cw")
  return { textDocument = vim.lsp.util.make_text_document_params(), position = vim.lsp.util.make_position_params().position }, line
end
local function ask(method, params)
  local answers, why = vim.lsp.buf_request_sync(buffer, method, params, 20000)
  if answers == nil then error(method .. ": " .. tostring(why)) end
  return answers[id].result
end

wait_for("a finding", function() return #vim.diagnostic.get(buffer) > 0 end)
for _, finding in ipairs(vim.diagnostic.get(buffer)) do
  said("finding " .. finding.code .. " on line " .. finding.lnum + 1 .. ": " .. vim.api.nvim_buf_get_lines(buffer, finding.lnum, finding.lnum + 1, true)[1])
end

local hover = ask("textDocument/hover", (place_of("mål: \\zsKUN1")))
said("hover " .. tostring(hover.contents.value:find("Fler ska klara behörigheten", 1, true) ~= nil))

local spot = place_of("mål: \\zsKUN1")
spot.newName = "KUN7"
vim.lsp.util.apply_workspace_edit(ask("textDocument/rename", spot), "utf-16")
vim.cmd("wall")
said("renamed here " .. tostring(vim.fn.search("mål: KUN7", "cw") > 0))
local plan = table.concat(vim.fn.readfile(folder .. "/plan.malkoll"), "\n")
said("renamed there " .. tostring(plan:find("mål KUN7: Fler ska", 1, true) ~= nil))

vim.api.nvim_buf_set_lines(buffer, -1, -1, true, { "", "post 30: Å och 🛒 till sist", "slag:satsning", "drift 2025:1" })
local edits = ask("textDocument/formatting", { textDocument = vim.lsp.util.make_text_document_params(), options = { tabSize = 2, insertSpaces = true } })
vim.lsp.util.apply_text_edits(edits, buffer, "utf-16")
said("laid out " .. table.concat(vim.api.nvim_buf_get_lines(buffer, -4, -1, true), "⏎"))

wait_for("the finding of the new post", function()
  for _, finding in ipairs(vim.diagnostic.get(buffer)) do
    if finding.code == "L01" and finding.message:find("30", 1, true) then return true end
  end
end)
said("found in what is written")
vim.lsp.stop_client(id)
wait_for("the server's end", function() return vim.lsp.client_is_stopped(id) end)
said("ended")
vim.cmd("qall!")
