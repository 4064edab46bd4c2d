/** What the documents say, compared with what there is. */
@NullMarked
package io.storager.smoke.documents;

import org.jspecify.annotations.NullMarked;
