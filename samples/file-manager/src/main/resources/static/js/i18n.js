const TEXTS = {
  en: {
    title: 'File manager', skip: 'Skip to the files', storages: 'Storages', search: 'Search', searchPlaceholder: 'Search this folder by how names begin',
    theme: 'Theme', 'theme-auto': 'as the system', 'theme-light': 'light', 'theme-dark': 'dark', path: 'Path', newFolder: 'New folder', upload: 'Upload',
    selected: 'Selection', selectedCount: '{0} selected', clearSelection: 'Clear selection', selectAll: 'Select all', select: 'Select {0}', name: 'Name', size: 'Size', modified: 'Modified',
    actions: 'Actions', actionsOf: 'Actions for {0}', more: 'Show more', transfers: 'Transfers', dropHere: 'Drop to upload to this folder', resume: 'Resume',
    loading: 'Loading …', loaded: '{0} entries', emptyTitle: 'Nothing here yet', emptyText: 'Drop files anywhere on this page, or choose them.', noResultTitle: 'No name begins with “{0}”',
    noResultText: 'The search looks at this folder and everything below it, by the beginning of the path.', errorTitle: 'This folder cannot be shown', retry: 'Try again', results: 'Results for “{0}”',
    offline: 'The application does not answer. Everything goes on as soon as it does.', up: 'reachable', down: 'not reachable: {0}', unknown: 'not asked yet',
    download: 'Download', rename: 'Rename', move: 'Move', copy: 'Copy', share: 'Share', properties: 'Properties', delete: 'Delete', cancel: 'Cancel', close: 'Close', create: 'Create', save: 'Save',
    folderName: 'Name of the folder', newName: 'New name', nameWrong: 'A name must not be empty and has no “/”.', goUp: 'Up one folder',
    deleteTitle: 'Delete {0}?', deleteMany: '{0} entries', deleteText: 'This cannot be undone.', deleteKept: 'It stays in the storage as an old version: this can be undone.', deleteFolderText: 'Folders are deleted with everything in them.', deleted: 'Deleted.', deletedMany: '{0} files are deleted.', deletedKept: 'Deleted. “Show deleted” brings it back.',
    undo: 'Undo', undoHint: 'To undo, press Ctrl+Z or the button “Undo”.', undone: '{0} is there again.', undoneMany: '{0} files are there again.', undoFailed: '{0} could not be brought back: no version is left.',
    showDeleted: 'Show deleted', hideDeleted: 'Back to the files', deletedIn: 'Deleted files in {0}', deletedAt: 'Deleted', deletedNote: 'Files that were deleted in this folder or below it, or moved away from there. The storage has kept them; “Restore” brings one back as it was.', noDeletedTitle: 'Nothing was deleted here', noDeletedText: 'What is deleted in this folder or below it can be brought back here.', restore: 'Restore', restoreOf: 'Restore {0}',
    versions: 'Versions', versionLatest: 'current', versionDeleted: 'deleted', downloadVersion: 'Download the version of {0}', restoreVersion: 'Restore the version of {0}', versionRestored: 'The version of {0} is the current one again.',
    tags: 'Tags', noTags: 'No tags', addTags: 'Add tags', changeTags: 'Change', addTag: 'Add a tag', removeTag: 'Remove this tag', tagName: 'Tag', tagValue: 'Value', tagsHint: 'At most 10. Letters, digits, spaces and + - = . _ : / @', tagWrong: 'A tag has 1 to 127 and a value at most 255 letters, digits, spaces or + - = . _ : / @', tagTwice: 'Each tag can be there only once.', deleteFailed: '{0} could not be deleted.',
    moveTo: 'Move to', copyTo: 'Copy to', storage: 'Storage', folder: 'Folder', noFolders: 'No folders in here', folderBegins: 'Find a folder by how its name begins', folders: 'Folders: {0}', foldersSoFar: 'Folders so far: {0}. There may be more.', moreFolders: 'Show more folders', moveHere: 'Move here', copyHere: 'Copy here', isThere: 'It is in this folder already. Choose another folder or storage.', isWithin: 'A folder cannot go into itself, nor take the place of one that it is in.', encryptionKept: 'The encryption stays as it is.', encryptionOfTarget: 'Gets the encryption that the other storage is set up with.', replace: 'Replace files that exist',
    shareTitle: 'Share {0}', validFor: 'The link is valid for', makeLink: 'Make the link', linkUntil: 'Whoever has this link can download the file until {0}.', copyLink: 'Copy link', copied: 'Copied', qr: 'QR code of the link', linkLabel: 'Link', linkHere: 'This storage is emulated: the link works on this computer only.',
    hour: '1 hour', day: '1 day', week: '7 days', minutes: '10 minutes', 
    uploadTitle: 'Upload to {0}', files: '{0} files', oneFile: '1 file', encryption: 'Encryption', start: 'Start upload', tooLarge: '{0} is larger than {1} and is left out.',
    'mode-DEFAULT': 'As the storage is set up', 'mode-NONE': 'Without setting', 'mode-AES256': 'AES-256, keys of the service', 'mode-SM4': 'SM4, keys of the service', 'mode-KMS': 'Key management service (KMS)', 'mode-CUSTOMER': 'My own key (SSE-C)',
    keyId: 'Key ID', keyIdHint: 'Leave empty for the default key of the account.', dataSm4: 'Encrypt the data with SM4', context: 'Context', contextHint: 'Optional, a JSON object such as {"department":"finance"}.',
    customerKey: 'Your key', customerKeyHint: 'Base64 of 32 bytes. The service forgets it: whoever loses the key has lost the file. This page keeps it in memory only.', makeKey: 'Make a key', keyWrong: 'The key must be base64 of 32 bytes.', jsonWrong: 'The context must be a JSON object.',
    needsKey: 'If this file was stored with your own key, enter the key to open it.', openWithKey: 'Open with this key', keyFirst: 'If it has a key of your own, open it with the key first.', keyNoLink: 'A file with a key of your own cannot be shared by a link: the key would have to be sent along.',
    type: 'Type', storageClass: 'Storage class', crc64: 'Checksum (CRC-64)', md5: 'Checksum (MD5)', etag: 'ETag', metadata: 'Metadata', location: 'Location', none: 'none reported', reported: 'as reported by the service', keyMd5: 'MD5 of the key', ownKey: 'own key',
    noPreview: 'No preview for this kind of file', previewCut: 'The beginning of the file', preview: 'Preview of {0}', playing: 'Player for {0}',
    waiting: 'Waiting', uploading: '{0} of {1}', paused: 'Paused at {0} of {1}', completing: 'Completing', looking: 'Looking what there is', done: 'Done', failed: 'Failed: {0}', needsFile: 'Interrupted. Choose the same file to go on.', otherFile: 'This is another file. Choose {0} as it was.',
    chooseFile: 'Choose file', goOn: 'Resume', pauseOf: 'Pause {0}', goOnOf: 'Resume {0}', stopOf: 'Cancel {0}', removeOf: 'Remove {0} from the list', retryOf: 'Try {0} again', replaceOf: 'Replace {0}', replaceShort: 'Replace', retrying: 'Connection lost, trying again ({0})', blocked: '· The application reaches the bucket, this page does not: the bucket needs a CORS rule that allows PUT from {0}.',
    active: '{0} under way', allDone: 'All transfers done', someFailed: '{0} failed', noTransfers: 'No transfers yet', moving: 'Moving', copying: 'Copying', moved: 'Moved', copiedFile: 'Copied', renaming: 'Renaming', renamed: 'Renamed', objectsOf: '{0} of {1} files', figures: '↑ {0}  ↓ {1}', sentTotal: 'Sent {0}', receivedTotal: 'Received {0}', retries: 'Retries {0}',
    uploaded: '{0} is uploaded', transferDone: '{0} is done', newKeyNote: 'Keep a copy of this key.', switchTo: '中文',
    'code-OBJECT_NOT_EXIST': 'There is no such file (any more).', 'code-BUCKET_NOT_EXIST': 'The bucket does not exist.', 'code-OBJECT_ARCHIVED': 'The file is archived and has to be restored first.', 'code-PERMISSION_DENIED': 'The service refuses access. Check the credential of this storage and its rights.',
    'code-RESTRICTION_DISSATISFIED': 'The service does not allow this name or this setting.', 'code-CAPABILITY_INSUFFICIENT': 'The service cannot do this.', 'code-OBJECT_MODE_INVALID': 'This cannot be done with this kind of file.', 'code-PRECONDITION_FAILED': 'A file of this name exists already.',
    'code-REQUEST_THROTTLED': 'The service asks to slow down. Try again soon.', 'code-INTEGRITY': 'The bytes were damaged on their way. Try again.', 'code-SERVICE_INTERNAL': 'The service does not answer at the moment.', 'code-UNEXPECTED': 'Something unexpected went wrong; the log of the application tells more.',
    'code-OFFLINE': 'The connection is lost.', 'code-TOO_LARGE': 'The file is larger than is allowed.', 'code-CONFLICT': 'Parts are missing.', 'code-NOT_FOUND': 'There is no such storage.', 'code-BAD_REQUEST': 'The request is not valid.', 'code-OTHER': 'The request failed ({0}).',
  },
  zh: {
    title: '文件管理器', skip: '跳到文件列表', storages: '存储', search: '搜索', searchPlaceholder: '按名称开头搜索此文件夹',
    theme: '主题', 'theme-auto': '跟随系统', 'theme-light': '浅色', 'theme-dark': '深色', path: '路径', newFolder: '新建文件夹', upload: '上传',
    selected: '已选内容', selectedCount: '已选 {0} 项', clearSelection: '取消选择', selectAll: '全选', select: '选择 {0}', name: '名称', size: '大小', modified: '修改时间',
    actions: '操作', actionsOf: '{0} 的操作', more: '显示更多', transfers: '传输', dropHere: '松开即可上传到此文件夹', resume: '继续',
    loading: '正在加载…', loaded: '{0} 项', emptyTitle: '这里还没有内容', emptyText: '将文件拖到页面任意位置，或点击选择文件。', noResultTitle: '没有以“{0}”开头的名称',
    noResultText: '搜索范围是此文件夹及其下级，按路径开头匹配。', errorTitle: '无法显示此文件夹', retry: '重试', results: '“{0}”的搜索结果',
    offline: '应用没有响应。恢复后一切会自动继续。', up: '可访问', down: '不可访问：{0}', unknown: '尚未检查',
    download: '下载', rename: '重命名', move: '移动', copy: '复制', share: '分享', properties: '属性', delete: '删除', cancel: '取消', close: '关闭', create: '创建', save: '保存',
    folderName: '文件夹名称', newName: '新名称', nameWrong: '名称不能为空，也不能包含“/”。', goUp: '上一级',
    deleteTitle: '删除 {0}？', deleteMany: '{0} 项', deleteText: '此操作无法撤销。', deleteKept: '内容会作为旧版本保留在存储中，可以撤销。', deleteFolderText: '文件夹及其中所有内容都会被删除。', deleted: '已删除。', deletedMany: '已删除 {0} 个文件。', deletedKept: '已删除。可通过“显示已删除”恢复。',
    undo: '撤销', undoHint: '按 Ctrl+Z 或“撤销”按钮可撤销。', undone: '{0} 已恢复。', undoneMany: '已恢复 {0} 个文件。', undoFailed: '有 {0} 项无法恢复：没有保留任何版本。',
    showDeleted: '显示已删除', hideDeleted: '返回文件列表', deletedIn: '{0} 中已删除的文件', deletedAt: '删除时间', deletedNote: '在此文件夹及其下级中被删除或移走的文件。存储保留了它们，点击“恢复”即可还原。', noDeletedTitle: '这里没有已删除的文件', noDeletedText: '在此文件夹及其下级中删除的文件可以在这里恢复。', restore: '恢复', restoreOf: '恢复 {0}',
    versions: '版本', versionLatest: '当前版本', versionDeleted: '已删除', downloadVersion: '下载 {0} 的版本', restoreVersion: '恢复 {0} 的版本', versionRestored: '{0} 的版本已恢复为当前版本。',
    tags: '标签', noTags: '没有标签', addTags: '添加标签', changeTags: '修改', addTag: '添加一个标签', removeTag: '删除此标签', tagName: '标签', tagValue: '值', tagsHint: '最多 10 个。可使用字母、数字、空格和 + - = . _ : / @', tagWrong: '标签为 1 至 127 个字符，值最多 255 个字符：字母、数字、空格或 + - = . _ : / @', tagTwice: '每个标签只能出现一次。', deleteFailed: '有 {0} 项未能删除。',
    moveTo: '移动到', copyTo: '复制到', storage: '存储', folder: '文件夹', noFolders: '这里没有文件夹', folderBegins: '按名称开头查找文件夹', folders: '文件夹：{0} 个', foldersSoFar: '已显示 {0} 个文件夹，可能还有更多。', moreFolders: '显示更多文件夹', moveHere: '移动到这里', copyHere: '复制到这里', isThere: '已经在此文件夹中，请选择其他文件夹或存储。', isWithin: '文件夹不能放入自身，也不能取代它所在的文件夹。', encryptionKept: '加密方式保持不变。', encryptionOfTarget: '采用目标存储所设置的加密方式。', replace: '替换已存在的文件',
    shareTitle: '分享 {0}', validFor: '链接有效期', makeLink: '生成链接', linkUntil: '在 {0} 之前，任何拥有此链接的人都可以下载该文件。', copyLink: '复制链接', copied: '已复制', qr: '链接的二维码', linkLabel: '链接', linkHere: '此存储由模拟器提供，链接只能在本机打开。',
    hour: '1 小时', day: '1 天', week: '7 天', minutes: '10 分钟', 
    uploadTitle: '上传到 {0}', files: '{0} 个文件', oneFile: '1 个文件', encryption: '加密', start: '开始上传', tooLarge: '{0} 超过 {1}，不会上传。',
    'mode-DEFAULT': '使用该存储的设置', 'mode-NONE': '不设置加密', 'mode-AES256': 'AES-256，服务端托管密钥', 'mode-SM4': 'SM4，服务端托管密钥', 'mode-KMS': '密钥管理服务（KMS）', 'mode-CUSTOMER': '自有密钥（SSE-C）',
    keyId: '密钥 ID', keyIdHint: '留空则使用账号的默认密钥。', dataSm4: '数据使用 SM4 加密', context: '加密上下文', contextHint: '可选，JSON 对象，例如 {"department":"finance"}。',
    customerKey: '您的密钥', customerKeyHint: '32 字节的 Base64。服务端不保存密钥：丢失密钥即丢失文件。本页面只在内存中保留。', makeKey: '生成密钥', keyWrong: '密钥必须是 32 字节的 Base64。', jsonWrong: '上下文必须是 JSON 对象。',
    needsKey: '如果该文件使用自有密钥存储，请输入密钥打开。', openWithKey: '用此密钥打开', keyFirst: '如果使用了自有密钥，请先用密钥打开该文件。', keyNoLink: '使用自有密钥的文件无法通过链接分享，因为密钥必须随请求发送。',
    type: '类型', storageClass: '存储类型', crc64: '校验和（CRC-64）', md5: '校验和（MD5）', etag: 'ETag', metadata: '元数据', location: '位置', none: '服务未报告加密', reported: '由服务报告', keyMd5: '密钥的 MD5', ownKey: '自有密钥',
    noPreview: '此类文件没有预览', previewCut: '文件开头部分', preview: '{0} 的预览', playing: '{0} 的播放器',
    waiting: '等待中', uploading: '{0} / {1}', paused: '已暂停，{0} / {1}', completing: '正在完成', looking: '正在统计内容', done: '完成', failed: '失败：{0}', needsFile: '上传被中断，请选择同一文件继续。', otherFile: '这是另一个文件，请选择原来的 {0}。',
    chooseFile: '选择文件', goOn: '继续', pauseOf: '暂停 {0}', goOnOf: '继续 {0}', stopOf: '取消 {0}', removeOf: '从列表中移除 {0}', retryOf: '重试 {0}', replaceOf: '替换 {0}', replaceShort: '替换', retrying: '连接中断，正在重试（{0}）', blocked: '· 应用可以访问存储桶，但本页面不能：存储桶需要一条允许来自 {0} 的 PUT 请求的跨域规则（CORS）。',
    active: '{0} 项进行中', allDone: '传输已全部完成', someFailed: '{0} 项失败', noTransfers: '还没有传输', moving: '移动', copying: '复制', moved: '已移动', copiedFile: '已复制', renaming: '正在重命名', renamed: '已重命名', objectsOf: '{0} / {1} 个文件', figures: '↑ {0}  ↓ {1}', sentTotal: '已发送 {0}', receivedTotal: '已接收 {0}', retries: '重试 {0} 次',
    uploaded: '{0} 上传完成', transferDone: '{0} 已完成', newKeyNote: '请妥善保存此密钥。', switchTo: 'English',
    'code-OBJECT_NOT_EXIST': '文件不存在或已被删除。', 'code-BUCKET_NOT_EXIST': '存储桶不存在。', 'code-OBJECT_ARCHIVED': '文件已归档，需要先解冻。', 'code-PERMISSION_DENIED': '服务拒绝访问。请检查该存储的密钥及其权限。',
    'code-RESTRICTION_DISSATISFIED': '服务不允许此名称或设置。', 'code-CAPABILITY_INSUFFICIENT': '服务不支持此操作。', 'code-OBJECT_MODE_INVALID': '不能对此类文件执行该操作。', 'code-PRECONDITION_FAILED': '同名文件已存在。',
    'code-REQUEST_THROTTLED': '请求过于频繁，请稍后再试。', 'code-INTEGRITY': '数据在传输中损坏，请重试。', 'code-SERVICE_INTERNAL': '服务暂时没有响应。', 'code-UNEXPECTED': '发生意外错误，详情请查看应用日志。',
    'code-OFFLINE': '连接已断开。', 'code-TOO_LARGE': '文件超过允许的大小。', 'code-CONFLICT': '缺少部分分片。', 'code-NOT_FOUND': '没有这个存储。', 'code-BAD_REQUEST': '请求无效。', 'code-OTHER': '请求失败（{0}）。',
  },
};

let current = localStorage.getItem('language') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');

export const language = () => current === 'zh' ? 'zh-CN' : 'en';

/** A text in the language of the page. */
export function t(key, ...values) {
  const text = (TEXTS[current] ?? TEXTS.en)[key] ?? TEXTS.en[key] ?? key;
  return text.replace(/\{(\d)\}/g, (whole, index) => values[index] ?? whole);
}

/** What to tell of a failure. */
export function explain(failure) {
  const key = `code-${failure.code}`;
  return key in TEXTS.en ? t(key) : t('code-OTHER', failure.code ?? failure.message);
}

/** Puts the texts into what stands in the HTML itself. */
export function translatePage() {
  document.documentElement.lang = language();
  document.title = t('title');
  document.querySelectorAll('[data-i18n]').forEach((element) => {
    element.textContent = t(element.dataset.i18n);
  });
  document.querySelectorAll('[data-i18n-label]').forEach((element) => element.setAttribute('aria-label', t(element.dataset.i18nLabel)));
  document.querySelectorAll('[data-i18n-placeholder]').forEach((element) => {
    element.placeholder = t(element.dataset.i18nPlaceholder);
  });
  const button = document.getElementById('language');
  button.textContent = t('switchTo');
  button.lang = current === 'zh' ? 'en' : 'zh-CN';
}

export function switchLanguage() {
  current = current === 'zh' ? 'en' : 'zh';
  localStorage.setItem('language', current);
}
